import type { Digest, FolderSource } from '@weighbridge/core';
import { sha256Digest } from '@weighbridge/core';
import type { DigestCache } from '@weighbridge/core/node';
import type { ModelIdentity } from '@weighbridge/model-signing/attestation';
import { parseBundle, parseStatement } from '@weighbridge/model-signing/bundle';
import { readSignatures } from '../signing/signature-files.ts';
import type { SignatureFile, SignatureSource } from '../signing/signature-files.ts';
import { outcomeOf } from '../signing/trust.ts';
import type { Weighing } from '../weighing.ts';
import { gapsBetween } from './covers.ts';

/** How the digests of a model are found. */
export interface IdentifyModelOptions {
  /** The model's signature. Default: every file at a well-known name, such as `model.sig`. */
  readonly signature?: SignatureSource | undefined;
  /** Digests of unchanged files from an earlier run. */
  readonly digestCache?: DigestCache | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** The digests by which a model's signature names it. */
export type SignedIdentity = Required<Pick<ModelIdentity, 'root' | 'payloadDigest'>>;

/**
 * The root and payload by which a signature in the model names exactly these files, whoever signed it.
 *
 * This requires no trust: a signature that lists exactly the weighed files names them, and whether it is a
 * good signature is another question, with its own control. A list with a missing or changed file names
 * something else, and one that leaves out a file that is here, silently or by name, names a part: anyone could
 * sign one.
 * Cost: only files without a digest in the weighing, and lists of other hashes or of shards, are read.
 *
 * @returns undefined when there is no signature, or none whose list is that of these files
 * @throws {SourceError} when a signature file cannot be read
 */
export async function identifyModel(
  folder: FolderSource,
  { description }: Pick<Weighing, 'description'>,
  options: IdentifyModelOptions = {},
): Promise<SignedIdentity | undefined> {
  const { signature, digestCache, signal } = options;
  const digests = new Map(
    description.files.flatMap(({ path, digest }) =>
      digest === undefined ? [] : [[path, digest] as const],
    ),
  );
  for (const file of await readSignatures(folder, signature, signal)) {
    const named = await outcomeOf(() => identityIn(file, folder, { digests, digestCache, signal }));
    signal?.throwIfAborted();
    if ('value' in named && named.value !== undefined) return named.value;
  }
  return undefined;
}

async function identityIn(
  file: SignatureFile,
  folder: FolderSource,
  known: {
    readonly digests: ReadonlyMap<string, Digest>;
    readonly digestCache: DigestCache | undefined;
    readonly signal: AbortSignal | undefined;
  },
): Promise<SignedIdentity | undefined> {
  if ('tooLarge' in file) return undefined;
  const { envelope } = parseBundle(file.bytes);
  const { root, manifest } = parseStatement(envelope);
  const gaps = await gapsBetween(manifest, folder, {
    digests: known.digests,
    cache: known.digestCache,
    signal: known.signal,
    signaturePath: file.inside ? file.path : undefined,
  });
  if (gaps.length > 0) return undefined;
  return { root, payloadDigest: sha256Digest(envelope.payload) };
}
