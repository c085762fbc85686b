import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * The folders that the links of a Hugging Face cache snapshot lead into; none for any other folder. `openFolder` calls
 * this itself.
 *
 * A snapshot is `<kind>--<org>--<name>/snapshots/<revision>`, and its files are links to `../../blobs/<hash>`. The
 * `blobs` folder is returned only if it is itself a folder: a link in its place could lead anywhere (CWE-59).
 *
 * @see https://huggingface.co/docs/huggingface_hub/guides/manage-cache
 */
export async function huggingFaceRoots(path: string): Promise<readonly string[]> {
  try {
    const snapshots = dirname(await realpath(path));
    const repository = dirname(snapshots);
    const isCache =
      basename(snapshots) === 'snapshots' &&
      /^(?:models|datasets|spaces)--./.test(basename(repository));
    const blobs = join(repository, 'blobs');
    return isCache && (await lstat(blobs)).isDirectory() ? [blobs] : [];
  } catch {
    return [];
  }
}
