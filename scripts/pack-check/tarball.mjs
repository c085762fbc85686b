import { capture } from '../lib/capture.mjs';

/** What only means something inside the workspace. */
const FORBIDDEN = ['workspace:', 'catalog:', '@weighbridge/source'];
/** What nobody who installs a package has use for. */
const UNWANTED =
  /\.(test|bench)\.[cm]?[jt]sx?$|(^|\/)test-results\/|\.tsbuildinfo$|package\.json-prepack$/;

/**
 * What is wrong with a tarball, or nothing.
 *
 * @param {string} tarball
 * @param {NodeJS.ProcessEnv} env
 */
export async function inspectTarball(tarball, env) {
  const manifest = await capture('tar', ['-xzOf', tarball, 'package/package.json'], env);
  const list = await capture('tar', ['-tzf', tarball], env);
  if (manifest.code !== 0 || list.code !== 0) return `${manifest.output}\n${list.output}`;
  const files = list.output.split('\n');
  return [
    ...FORBIDDEN.filter((text) => manifest.output.includes(text)).map(
      (text) => `its manifest holds ${text}`,
    ),
    ...['package/README.md', 'package/LICENSE']
      .filter((file) => !files.includes(file))
      .map((file) => `it lacks ${file}`),
    ...files.filter((file) => UNWANTED.test(file)).map((file) => `it carries ${file}`),
  ].join('\n');
}
