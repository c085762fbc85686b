import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { EvidenceExport } from '@weighbridge/weigh';
import { readBytes } from '../files/read-input.ts';
import type { Io } from '../io.ts';
import { readingOf } from '../model/believing.ts';
import { withModel } from '../model/session.ts';
import { MAX_BUNDLE_BYTES } from '../model/signature.ts';

/** The folder of a model's statements, in the model. */
const ATTESTATIONS = 'attestations';

/** The command-line options that say which model a signature must name. */
export interface NamingOptions {
  readonly signature?: string;
  readonly model?: string;
  readonly allowRoot: readonly string[];
  readonly cache?: string | boolean;
  readonly quiet?: true;
}

/**
 * Refuses `--signature` as the name of the model when it does not list all of its files: anyone can sign a
 * list of one file, and a statement about that list says nothing about the others.
 *
 * The files are those of `--model`, otherwise those in the folder of the statement or the signature, if it has
 * any file that the signature lists. Without files, the list is compared with the files that were weighed, as
 * the evidence of a posture names them.
 *
 * @returns the folder whose files were compared; undefined when there were none
 * @throws {StatementError} SIGNATURE_PARTIAL
 * @throws {ModelSigningError} when the signature cannot be read, or the files cannot be compared
 */
export async function assertNames(
  statement: string,
  options: NamingOptions,
  io: Io,
  evidence?: EvidenceExport,
): Promise<string | undefined> {
  const { signature } = options;
  if (signature === undefined) return undefined;
  const bytes = await readBytes(io.cwd, signature, 'a signature', MAX_BUNDLE_BYTES);
  const { assertCovers, assertCoversWeighed } = await import('@weighbridge/weigh');
  if (evidence !== undefined) assertCoversWeighed(bytes, evidence);
  const model = options.model ?? (await modelBeside(bytes, statement, signature, io));
  if (model === undefined) return undefined;
  await withModel(io, model, readingOf(options), ({ folder, cache }) =>
    assertCovers(bytes, folder, {
      signaturePath: resolve(io.cwd, signature),
      signal: io.signal,
      digestCache: cache,
    }),
  );
  return model;
}

/** The folder of the statement or the signature, where a file of the signed list is in it. */
async function modelBeside(
  signature: Uint8Array,
  statement: string,
  signatureFile: string,
  io: Io,
): Promise<string | undefined> {
  const { parseBundle, parseStatement } = await import('@weighbridge/model-signing/bundle');
  const { manifest } = parseStatement(parseBundle(signature).envelope);
  const folder = dirname(resolve(io.cwd, statement));
  const places = [
    ...(basename(folder) === ATTESTATIONS ? [dirname(folder)] : []),
    dirname(resolve(io.cwd, signatureFile)),
  ];
  for (const place of places) {
    for (const { path } of manifest.resources.slice(0, MAX_LOOKED_FOR)) {
      if (await isThere(join(place, path))) return place;
    }
  }
  return undefined;
}

/** Maximum number of listed files to look for; a model with none of them here is not here. */
const MAX_LOOKED_FOR = 1000;

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
