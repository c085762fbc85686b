import type { FolderSource } from '@weighbridge/core';

/** Names under which signing tools write a model's signature, at the top of its folder. */
export const SIGNATURE_NAMES: readonly string[] = [
  'model.sig',
  'model.sig.json',
  'model.sigstore',
  'model.sigstore.json',
  'skill.oms.sig',
];

/** Maximum size of a signature, in bytes: a million files take about a tenth of it (CWE-400). */
const MAX_BYTES = 256 * 1024 * 1024;

/** A signature of a model: a file inside the model, or bytes from elsewhere. */
export interface SignatureSource {
  /** Relative to the model's root; with `bytes`, what to call it. */
  readonly path: string;
  /** The signature itself, where it is not in the model. */
  readonly bytes?: Uint8Array;
}

/** A signature's bytes, or the reason why there are none. */
export type SignatureFile =
  | { readonly path: string; readonly inside: boolean; readonly bytes: Uint8Array }
  | { readonly path: string; readonly inside: boolean; readonly tooLarge: number };

/**
 * Reads the signatures of a model: the one that is named, or every one at a well-known name.
 *
 * @throws {SourceError} when a file cannot be read
 */
export async function readSignatures(
  folder: FolderSource,
  named: SignatureSource | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly SignatureFile[]> {
  if (named?.bytes !== undefined) {
    return [{ path: named.path, inside: false, bytes: named.bytes }];
  }
  const names = named === undefined ? SIGNATURE_NAMES : [named.path];
  const listed = await folder.list(signal === undefined ? {} : { signal });
  const found = listed.filter(({ path, kind }) => kind === 'file' && names.includes(path));
  return Promise.all(found.map(({ path }) => readOne(folder, path, signal)));
}

async function readOne(
  folder: FolderSource,
  path: string,
  signal: AbortSignal | undefined,
): Promise<SignatureFile> {
  await using source = await folder.open(path);
  const { sizeBytes } = source;
  if (sizeBytes > MAX_BYTES) return { path, inside: true, tooLarge: sizeBytes };
  const bytes = await source.read(0, sizeBytes, signal === undefined ? {} : { signal });
  return { path, inside: true, bytes };
}
