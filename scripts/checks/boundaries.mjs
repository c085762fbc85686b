import { problemsOf } from '../lib/capture.mjs';

export const boundaries = {
  name: 'boundaries',
  what: 'no package imports from a later stage (turbo boundaries)',
  run: problemsOf('turbo', 'boundaries', '--no-update-notifier'),
};
