import { problemsOf } from '../lib/capture.mjs';

export const format = {
  name: 'format',
  what: 'oxfmt would change no file (pnpm format does)',
  run: problemsOf('oxfmt', '--check', '.'),
};
