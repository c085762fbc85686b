import { defineControl } from '../control.ts';

const prv1 = defineControl({
  id: 'WB-PRV-1',
  version: 1,
  family: 'privacy',
  title: 'The model was tested for what it gives away about its training data',
  question: 'Can people in the training data be recognised from the model?',
  severity: 'high',
  maxAgeDays: 180,
  needs: [
    {
      type: 'privacy/leakage',
      shows: 'Results of membership and inversion tests, and a privacy budget that was recomputed.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation: 'Run the leakage tests; train with differential privacy where they fail.',
});

/** Controls of the privacy family, in display order. */
export const privacyControls = [prv1] as const;
