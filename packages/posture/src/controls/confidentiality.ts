import { defineControl } from '../control.ts';

const cnf1 = defineControl({
  id: 'WB-CNF-1',
  version: 1,
  family: 'confidentiality',
  title: 'The model is encrypted at rest',
  question: 'Could a stolen disk be read?',
  severity: 'medium',
  maxAgeDays: 30,
  needs: [
    {
      type: 'confidentiality/at-rest',
      shows: 'The encryption of every store that holds the model.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation: 'Encrypt every store that holds the model.',
});

const cnf2 = defineControl({
  id: 'WB-CNF-2',
  version: 1,
  family: 'confidentiality',
  title: 'The model and its traffic are encrypted in transit',
  question: 'Could someone on the network read along?',
  severity: 'medium',
  maxAgeDays: 30,
  needs: [
    {
      type: 'confidentiality/in-transit',
      shows: 'The encryption of every connection that carries the model or its requests.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation: 'Use TLS on every connection.',
});

const cnf3 = defineControl({
  id: 'WB-CNF-3',
  version: 1,
  family: 'confidentiality',
  title: 'The model runs in attested hardware that is bound to it',
  question: 'Is the machine that runs the model the one it says it is?',
  severity: 'medium',
  maxAgeDays: 1,
  needs: [
    {
      type: 'confidentiality/attestation',
      shows: 'A verified attestation that names the digest of the model.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation:
    'Run the model in a confidential computing environment and bind its key to the model.',
});

/** Controls of the confidentiality family, in display order. */
export const confidentialityControls = [cnf1, cnf2, cnf3] as const;
