import type { FolderSource } from '@weighbridge/core';
import type { DigestCache } from '@weighbridge/core/node';
import type { SignedManifest } from '@weighbridge/model-signing';
import { isAttestationPath } from '@weighbridge/model-signing/attestation';
import { parseBundle, parseStatement } from '@weighbridge/model-signing/bundle';
import { compareModel, isGitPath } from '@weighbridge/model-signing/files';
import type { CompareModelOptions } from '@weighbridge/model-signing/files';
import { listContent } from '../content.ts';
import { besideRule } from '../signing/names-model.ts';
import { SIGNATURE_NAMES } from '../signing/signature-files.ts';
import { StatementError } from './error.ts';
import type { EvidenceExport } from './export.ts';

/** Whether a signed list can omit a path, by the name alone: the files are not available. */
const isNeverListed = (path: string): boolean =>
  isGitPath(path) || isAttestationPath(path) || SIGNATURE_NAMES.includes(path);

/** Maximum number of paths that an error names. */
const MAX_NAMED = 100;

/** Where a signature and the files that it must name are. */
export interface CoverOptions {
  /** The signature file where it is inside the model: absolute, or relative to the model. */
  readonly signaturePath?: string | undefined;
  /** Digests of unchanged files from an earlier run. */
  readonly digestCache?: DigestCache | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * What keeps a signed list from naming exactly these files, in path order: files that are missing, have other
 * bytes, or are here and not listed, whether the signer left them out by name or not. A link or a special file
 * that is not listed counts as a file: a loader may open it.
 * Cost: as `compareModel`.
 *
 * @throws {ModelSigningError} as `compareModel`
 */
export async function gapsBetween(
  manifest: SignedManifest,
  folder: FolderSource,
  options: CompareModelOptions,
): Promise<readonly string[]> {
  const coverage = await compareModel(manifest, folder, { ...options, ignoreUnsigned: true });
  const { mismatched, missing, unsignedPresent, ignoredPresent } = coverage;
  const { signal } = options;
  const content = await listContent(folder, signal === undefined ? {} : { signal });
  const standsBeside = besideRule(content);
  const others = [...unsignedPresent, ...ignoredPresent].map(({ path }) => path);
  const gaps = [...mismatched, ...missing, ...others.filter((path) => !standsBeside(path))];
  return gaps.sort();
}

/**
 * Refuses a signature as the name of a model when it does not list all existing files. Who signed it is
 * another question: anyone can sign a list of one file, and such a list names no model.
 * Cost: one read of every signed byte that the cache does not know.
 *
 * @throws {StatementError} SIGNATURE_PARTIAL
 * @throws {ModelSigningError} when the signature cannot be read, or the files cannot be compared
 */
export async function assertCovers(
  signature: Uint8Array,
  folder: FolderSource,
  { signaturePath, digestCache, signal }: CoverOptions = {},
): Promise<void> {
  const { manifest } = parseStatement(parseBundle(signature).envelope);
  const gaps = await gapsBetween(manifest, folder, {
    signaturePath,
    cache: digestCache,
    signal,
  });
  if (gaps.length > 0) throw partial(gaps, 'the files that are here');
}

/**
 * The same against the files that were weighed, which the posture's evidence lists by name: for a caller who
 * has the statement and the signature, but not the files.
 *
 * @throws {StatementError} SIGNATURE_PARTIAL
 * @throws {ModelSigningError} when the signature cannot be read
 */
export function assertCoversWeighed(signature: Uint8Array, { evidence }: EvidenceExport): void {
  const { manifest } = parseStatement(parseBundle(signature).envelope);
  const listed = new Set(manifest.resources.map(({ path }) => path));
  const gaps = new Set<string>();
  for (const { type, payload } of evidence) {
    if (!FILE_LISTS.has(type)) continue;
    for (const path of pathsIn(payload['files'])) {
      if (!listed.has(path) && !isNeverListed(path)) gaps.add(path);
    }
  }
  if (gaps.size > 0) throw partial(Array.from(gaps).sort(), 'the files that were weighed');
}

/** Types of evidence whose payload lists the files of the model. */
const FILE_LISTS: ReadonlySet<string> = new Set(['artifact/formats', 'artifact/code']);

function pathsIn(files: unknown): readonly string[] {
  if (!Array.isArray(files)) return [];
  return files.flatMap((file: unknown) => {
    const path = (file as { readonly path?: unknown } | null)?.path;
    return typeof path === 'string' ? [path] : [];
  });
}

function partial(gaps: readonly string[], what: string): StatementError {
  const [first = ''] = gaps;
  const more = gaps.length > 1 ? ` and ${gaps.length - 1} more` : '';
  return new StatementError(
    'SIGNATURE_PARTIAL',
    `the signature does not name the model, because it does not list all of ${what} as they are: ${first}${more}`,
    { details: { count: gaps.length, files: gaps.slice(0, MAX_NAMED) } },
  );
}
