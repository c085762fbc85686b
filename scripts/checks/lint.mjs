import { problemsOf } from '../lib/capture.mjs';

export const lint = {
  name: 'lint',
  what: 'oxlint, with types; no warning either',
  run: problemsOf('oxlint', '--type-aware', '--deny-warnings', '--format=unix'),
};
