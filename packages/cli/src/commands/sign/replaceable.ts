import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../../error.ts';
import { readBytes } from '../../files/read-input.ts';
import { MAX_BUNDLE_BYTES } from '../../model/signature.ts';

/**
 * Refuses to put a signature in the place of a file that is none, so that a slip of the pen does not
 * cost a model. An older signature is replaced, as the Python `model_signing` does.
 *
 * @throws {CliError} BAD_USAGE
 */
export async function assertReplaceable(cwd: string, file: string, force: boolean): Promise<void> {
  if (force) return;
  const stats = await stat(resolve(cwd, file)).catch(() => undefined);
  if (stats === undefined || !stats.isFile() || stats.size === 0) return;
  if (stats.size <= MAX_BUNDLE_BYTES && (await isBundle(cwd, file))) return;
  throw new CliError(
    'BAD_USAGE',
    `Choose another --signature, or add --force: ${file} is there and is no signature.`,
  );
}

async function isBundle(cwd: string, file: string): Promise<boolean> {
  const { parseBundle } = await import('@weighbridge/model-signing/bundle');
  try {
    parseBundle(await readBytes(cwd, file, 'a signature', MAX_BUNDLE_BYTES));
    return true;
  } catch {
    return false;
  }
}
