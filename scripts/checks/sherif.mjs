import { problemsOf } from '../lib/capture.mjs';

/** Warnings count too; no rule is off. */
export const sherif = {
  name: 'sherif',
  what: 'the manifests of the workspace agree with each other',
  run: problemsOf('sherif', '--fail-on-warnings'),
};
