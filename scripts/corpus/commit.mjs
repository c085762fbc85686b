import { capture } from '../lib/capture.mjs';

/** What was run: the commit, and whether files differ from it. @param {NodeJS.ProcessEnv} env */
export async function commitOf(env) {
  const { output } = await capture('git', ['describe', '--always', '--dirty', '--abbrev=12'], env);
  return output;
}
