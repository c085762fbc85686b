import { resolve } from 'node:path';
import type { OpenFolder } from '@weighbridge/core/node';
import type { SignatureSource } from '@weighbridge/weigh';
import { real, realLink, within } from '../files/paths.ts';
import { readBytes } from '../files/read-input.ts';
import type { Io } from '../io.ts';
import { DEFAULT_SIGNATURE, MAX_BUNDLE_BYTES } from '../model/signature.ts';

/** The signature file as a weighing takes it: by its path inside the model, or by its bytes. */
export async function signatureFor(
  folder: OpenFolder,
  file: string,
  io: Io,
): Promise<SignatureSource> {
  const bytes = await readBytes(io.cwd, file, 'a signature', MAX_BUNDLE_BYTES);
  const inside = within(real(folder.path), realLink(resolve(io.cwd, file)));
  return inside === undefined ? { path: file, bytes } : { path: inside };
}

/**
 * The signature that `sign` wrote for this model where it writes by default: beside the folder, not in it.
 * Only where the model holds none, and only when the signer called it by this folder's name: the signature
 * of another model says nothing about this one.
 */
export async function signatureBeside(
  folder: OpenFolder,
  io: Io,
): Promise<SignatureSource | undefined> {
  const { SIGNATURE_NAMES } = await import('@weighbridge/weigh');
  const listed = await folder.list({ signal: io.signal });
  if (listed.some(({ path }) => SIGNATURE_NAMES.includes(path))) return undefined;
  try {
    const source = await signatureFor(folder, DEFAULT_SIGNATURE, io);
    if (source.bytes === undefined) return undefined;
    const { parseBundle, parseStatement } = await import('@weighbridge/model-signing/bundle');
    const { subjectName } = parseStatement(parseBundle(source.bytes).envelope);
    return subjectName === folder.name ? source : undefined;
  } catch {
    // None there, or no signature: nothing was named, so nothing is wrong.
    return undefined;
  }
}
