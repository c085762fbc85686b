import { pipelineProvenance } from '@weighbridge/evidence';
import { defineControl, need } from '../../control.ts';
import { judgeProvenance } from './provenance.ts';
import { rememberProvenance } from './remember.ts';

const pip1 = defineControl({
  id: 'WB-PIP-1',
  version: 2,
  family: 'pipeline',
  title: 'Build and source of the model have verified provenance',
  question: 'Which pipeline made these bytes, from which source?',
  severity: 'high',
  maxAgeDays: 90,
  needs: [
    need({
      of: pipelineProvenance,
      shows:
        'A verified provenance statement whose subject is this model, by a builder and from a source that the policy allows.',
      grants: 'pass',
      judge: judgeProvenance,
      remember: rememberProvenance,
    }),
  ],
  rules: [],
  remediation:
    'Train in a pipeline that signs what it made and from what, and name both in the policy.',
});

const pip2 = defineControl({
  id: 'WB-PIP-2',
  version: 1,
  family: 'pipeline',
  title: 'Enough people approved exactly this version',
  question: 'Who agreed to this version, and were they enough?',
  severity: 'high',
  maxAgeDays: 90,
  needs: [
    {
      type: 'pipeline/approvals',
      shows: 'Signed approvals over the digest of the model, as many as the policy asks for.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation: 'Ask for the approvals that are missing.',
});

const pip3 = defineControl({
  id: 'WB-PIP-3',
  version: 1,
  family: 'pipeline',
  title: 'The evaluation was registered beforehand, is signed and dated, and passed',
  question: 'Was the model tested on data it had never seen, by a plan made before?',
  severity: 'high',
  maxAgeDays: 180,
  needs: [
    {
      type: 'pipeline/evaluation',
      shows:
        'A signed and dated result on held-out data, with the plan that was registered before.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation: 'Register the evaluation, run it on held-out data, and sign the result.',
});

const pip4 = defineControl({
  id: 'WB-PIP-4',
  version: 1,
  family: 'pipeline',
  title: 'The model was tested against adversarial and shifted inputs',
  question: 'How does the model behave when inputs are hostile, or change?',
  severity: 'medium',
  maxAgeDays: 180,
  needs: [
    {
      type: 'pipeline/robustness',
      shows: 'Results of adversarial and distribution-shift tests beside their limits.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation: 'Run the robustness tests and record their results.',
});

/** Controls of the pipeline family, in display order. */
export const pipelineControls = [pip1, pip2, pip3, pip4] as const;
