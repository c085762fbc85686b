import { problemsOf } from '../lib/capture.mjs';

export const types = {
  name: 'types',
  what: 'every package type-checks',
  run: problemsOf(
    'turbo',
    'run',
    'typecheck',
    '--cache=local:rw',
    '--ui=stream',
    '--output-logs=errors-only',
    '--continue=dependencies-successful',
    '--no-update-notifier',
  ),
};
