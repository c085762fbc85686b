import { built } from '../lib/built.mjs';
import { capture } from '../lib/capture.mjs';
import { pack } from '../lib/packing.mjs';
import { temporaryFolder } from '../lib/temporary.mjs';
import { publishable } from '../lib/workspaces.mjs';

/** Looks at the tarballs, because users get these. Plugins have the shape that Backstage gives them. */
export const shape = {
  name: 'shape',
  what: 'packed libraries: publint --strict, are the types wrong (ESM only)',
  run: async (/** @type {NodeJS.ProcessEnv} */ env) => {
    await built(env);
    const place = temporaryFolder('shape');
    const problems = [];
    for (const { folder } of publishable().filter((one) => one.folder.startsWith('packages/'))) {
      problems.push(...(await problemsOfTarball(await pack(folder, place, env), env)));
    }
    return problems.join('\n');
  },
};

/** @param {string} tarball @param {NodeJS.ProcessEnv} env */
async function problemsOfTarball(tarball, env) {
  const answers = await Promise.all([
    capture('publint', ['run', '--strict', tarball], env),
    capture('attw', ['--profile', 'esm-only', '--format', 'ascii', '--no-emoji', tarball], env),
  ]);
  return answers.filter(({ code }) => code !== 0).map(({ output }) => `${tarball}\n${output}`);
}
