import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseTrustedRoot } from '@weighbridge/model-signing';
import type { TrustedRoot } from '@weighbridge/model-signing';

/** Largest trusted root read, bytes (CWE-770). */
const MAX_ROOT_BYTES = 10_000_000;

/**
 * Opens `weighbridge.sigstoreRoot`; undefined if it is not set.
 *
 * @throws {InputError} when the file cannot be read as a trusted root
 */
export async function openSigstoreRoot(config: Config): Promise<TrustedRoot | undefined> {
  const file = config.getOptionalString('weighbridge.sigstoreRoot');
  if (file === undefined) return undefined;
  try {
    const { size } = await stat(resolve(file));
    if (size > MAX_ROOT_BYTES) throw new RangeError(`it is larger than ${MAX_ROOT_BYTES} bytes`);
    return parseTrustedRoot(await readFile(resolve(file)));
  } catch (error) {
    throw new InputError(
      `weighbridge.sigstoreRoot ${file} cannot be read as a trusted root`,
      error,
    );
  }
}
