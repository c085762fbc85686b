import { capture } from '../lib/capture.mjs';
import { ROOT } from '../lib/places.mjs';

/** Homes and checkouts of one machine; tests may use such a path as an input. */
const PATTERN = String.raw`(^|[^A-Za-z0-9_.])/(home|Users|root|work)/[A-Za-z]`;
const EXCEPT = [
  ':!*.test.*',
  ':!**/test/**',
  ':!pnpm-lock.yaml',
  ':!scripts/checks/machine-paths.mjs',
];

export const machinePaths = {
  name: 'paths',
  what: 'no file names a folder of one machine',
  run: async (/** @type {NodeJS.ProcessEnv} */ env) => {
    const grep = (/** @type {string[]} */ ...args) =>
      capture('git', ['grep', '-nI', '--untracked', ...args], env);
    const [general, checkout] = await Promise.all([
      grep('-E', '-e', PATTERN, '--', '.', ...EXCEPT),
      grep('-F', '-e', ROOT),
    ]);
    return [general, checkout]
      .flatMap(({ code, output }) => (code === 1 ? [] : [output]))
      .join('\n');
  },
};
