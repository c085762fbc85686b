import { defineControl } from '../control.ts';
import { deployedNowhere } from './shared/deployed-nowhere.ts';

const run1 = defineControl({
  id: 'WB-RUN-1',
  version: 2,
  family: 'runtime',
  title: 'The inference log is complete and its chain is valid',
  question: 'Can it be shown what the model was asked and what it answered?',
  severity: 'high',
  maxAgeDays: 1,
  needs: [
    {
      type: 'runtime/inference-log',
      shows: 'A verified chain of log entries, with every gap marked.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Log every inference, and explain the gaps.',
});

const run2 = defineControl({
  id: 'WB-RUN-2',
  version: 2,
  family: 'runtime',
  title: 'Drift is inside its budget',
  question: 'Does the world still look like the training data?',
  severity: 'medium',
  maxAgeDays: 7,
  needs: [
    {
      type: 'runtime/drift',
      shows: 'Drift statistics of recent inputs beside their budget.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Find the features that moved, then retrain or raise the budget with a reason.',
});

const run3 = defineControl({
  id: 'WB-RUN-3',
  version: 2,
  family: 'runtime',
  title: 'Anomalous inputs are inside their budget',
  question: 'Is someone feeding the model what it should not see?',
  severity: 'medium',
  maxAgeDays: 7,
  needs: [
    {
      type: 'runtime/anomaly',
      shows: 'The share of anomalous inputs beside its budget.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Look at the anomalous inputs and who sent them.',
});

const run4 = defineControl({
  id: 'WB-RUN-4',
  version: 2,
  family: 'runtime',
  title: 'No campaign to copy the model is under way',
  question: 'Is someone asking so much that the model could be rebuilt?',
  severity: 'high',
  maxAgeDays: 1,
  needs: [
    {
      type: 'runtime/extraction',
      shows: 'Query patterns for each caller beside their budget.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Slow down or block the caller, and see what was taken.',
});

const run5 = defineControl({
  id: 'WB-RUN-5',
  version: 2,
  family: 'runtime',
  title: 'No runtime alert is left unacknowledged',
  question: 'Did anything happen that nobody has looked at?',
  severity: 'high',
  maxAgeDays: 1,
  needs: [
    {
      type: 'runtime/alerts',
      shows: 'The open alerts of the runtime sensors.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Look at every open alert and record what it was.',
});

const run6 = defineControl({
  id: 'WB-RUN-6',
  version: 2,
  family: 'runtime',
  title: 'Going back to the last good version was rehearsed in the last 90 days',
  question: 'Could the model be replaced today, and how fast?',
  severity: 'medium',
  maxAgeDays: 90,
  needs: [
    {
      type: 'runtime/rollback-drill',
      shows: 'A dated rehearsal with the time it took and the requests it lost.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Rehearse the rollback.',
});

const run7 = defineControl({
  id: 'WB-RUN-7',
  version: 1,
  family: 'runtime',
  title: 'Every access to the model and its data is logged',
  question: 'Who has read the weights and the data?',
  severity: 'medium',
  maxAgeDays: 7,
  needs: [
    {
      type: 'runtime/access-log',
      shows: 'A verified access log of the stores that hold the model and its data.',
      grants: 'pass',
    },
  ],
  rules: [],
  remediation: 'Turn on access logging for every store that holds the model.',
});

/** Controls of the runtime family, in display order. */
export const runtimeControls = [run1, run2, run3, run4, run5, run6, run7] as const;
