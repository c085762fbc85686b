import { defineControl } from '../control.ts';

const cld1 = defineControl({
  id: 'WB-CLD-1',
  version: 1,
  family: 'cloud',
  title: 'The audit of cloud identities and networks is imported and recent',
  question: 'Does the cloud account around the model hold surprises?',
  severity: 'medium',
  maxAgeDays: 7,
  needs: [
    {
      type: 'cloud/audit',
      shows: 'A recent audit of identities and networks of the account that hosts the model.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation: 'Import the audit of the cloud account.',
});

/** Controls of the cloud family, in display order. */
export const cloudControls = [cld1] as const;
