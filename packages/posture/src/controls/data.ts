import { defineControl } from '../control.ts';

const dat1 = defineControl({
  id: 'WB-DAT-1',
  version: 1,
  family: 'data',
  title: 'Every batch of training data is hashed and logged',
  question: 'Can it be shown which data the model was trained on?',
  severity: 'high',
  maxAgeDays: 365,
  needs: [
    {
      type: 'data/batch-log',
      shows: 'A log of batch digests with a proof that every batch of the run is in it.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation: 'Log the digest of every batch while training.',
});

const dat2 = defineControl({
  id: 'WB-DAT-2',
  version: 1,
  family: 'data',
  title: 'Where the training data comes from is known, or declared unknown',
  question: 'Where does the data come from, and who says so?',
  severity: 'medium',
  maxAgeDays: 365,
  needs: [
    {
      type: 'data/provenance',
      shows: 'For every dataset its source and licence, or a statement that they are not known.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation: 'Record the source of every dataset, also where the answer is that nobody knows.',
});

const dat3 = defineControl({
  id: 'WB-DAT-3',
  version: 1,
  family: 'data',
  title: 'No open recall concerns the training data',
  question: 'Has any of the data been called back since?',
  severity: 'high',
  maxAgeDays: 7,
  needs: [
    {
      type: 'data/recalls',
      shows: 'The recalls that are open, compared with the batches of the run.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation: 'Retrain without the recalled data.',
});

const dat4 = defineControl({
  id: 'WB-DAT-4',
  version: 1,
  family: 'data',
  title: 'The training data was screened for poisoning, and the screen could have found it',
  question: 'Was the data looked at for planted examples, and would they have been seen?',
  severity: 'medium',
  maxAgeDays: 365,
  needs: [
    {
      type: 'data/poisoning-screen',
      shows: 'The result of a screen with the size of attack that it can detect.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation: 'Screen the data, and plant known examples to show what the screen detects.',
});

/** Controls of the data family, in display order. */
export const dataControls = [dat1, dat2, dat3, dat4] as const;
