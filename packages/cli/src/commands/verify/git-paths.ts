import { ModelSigningError } from '@weighbridge/model-signing';
import type { VerifiedModel } from '@weighbridge/model-signing';
import { parseBundle, parseStatement } from '@weighbridge/model-signing/bundle';
import type { VerifyOptions } from './options.ts';

/** What the format leaves out of every signature, unless the caller wants it counted. */
const GIT_PATH = /^\.git(?:\/|$)|^\.github(?:\/|$)|^\.gitignore$|^\.gitattributes$/;

/**
 * Refuses `.git` and its like where they are here, are not signed, and the signer did not leave them out
 * by name: with `--no-ignore-git-paths` they count as any other file.
 *
 * @throws {ModelSigningError} FILES_MISMATCH
 */
export async function refuseGitPaths(
  bundle: Uint8Array,
  { coverage }: VerifiedModel,
  { ignoreUnsignedFiles }: Pick<VerifyOptions, 'ignoreUnsignedFiles'>,
): Promise<void> {
  if (ignoreUnsignedFiles) return;
  const { manifest } = parseStatement(parseBundle(bundle).envelope);
  const ignored = new Set(manifest.ignorePaths);
  const unsigned = coverage.ignoredPresent
    .map(({ path }) => path)
    .filter((path) => GIT_PATH.test(path) && !ignored.has(path.split('/')[0] ?? ''));
  if (unsigned.length === 0) return;
  throw new ModelSigningError(
    'FILES_MISMATCH',
    'files of Git are here that were not signed, and --no-ignore-git-paths counts them',
    {
      details: {
        counts: { unsignedPresent: unsigned.length },
        unsignedPresent: unsigned.slice(0, 100),
      },
    },
  );
}
