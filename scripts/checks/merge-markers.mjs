import { capture } from '../lib/capture.mjs';

/** The markers of a Git merge conflict; seven equal signs alone underline a heading. */
const PATTERN = '^(<{7}|>{7}|[|]{7}) ';

export const mergeMarkers = {
  name: 'merges',
  what: 'no file contains the markers of an unfinished merge',
  run: async (/** @type {NodeJS.ProcessEnv} */ env) => {
    const { code, output } = await capture(
      'git',
      ['grep', '-nIE', '--untracked', '-e', PATTERN],
      env,
    );
    return code === 1 ? '' : output;
  },
};
