import { capture } from '../lib/capture.mjs';

/** What Git leaves where two sides of a merge disagree; seven equal signs alone underline a heading. */
const PATTERN = '^(<{7}|>{7}|[|]{7}) ';

export const mergeMarkers = {
  name: 'merges',
  what: 'no file holds the marks of a merge that was not finished',
  run: async (/** @type {NodeJS.ProcessEnv} */ env) => {
    const { code, output } = await capture(
      'git',
      ['grep', '-nIE', '--untracked', '-e', PATTERN],
      env,
    );
    return code === 1 ? '' : output;
  },
};
