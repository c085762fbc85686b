import { problemsOf } from '../lib/capture.mjs';

export const unused = {
  name: 'unused',
  what: 'no dead file, export or dependency (knip)',
  run: problemsOf('knip', '--no-progress'),
};
