import { capture } from '../lib/capture.mjs';

const PACKED = /\.(?:whl|egg|jar|tgz|zip|tar(?:\.\w+)?|7z|deb|rpm)$/i;

/** Those of the paths that are packed libraries or archives. */
export const archivesAmong = (/** @type {readonly string[]} */ paths) =>
  paths.filter((path) => PACKED.test(path));

export const archives = {
  name: 'archives',
  what: 'no packed library or archive is kept in the tree',
  run: async (/** @type {NodeJS.ProcessEnv} */ env) => {
    const { output } = await capture('git', ['ls-files', '-z'], env);
    return archivesAmong(output.split('\0')).join('\n');
  },
};
