import type { FolderSource } from '@weighbridge/core';
import type { DigestCache } from '@weighbridge/core/node';
import {
  compareModel,
  isAttestationPath,
  parseBundle,
  parseStatement,
} from '@weighbridge/model-signing';
import type {
  CompareModelOptions,
  SignedManifest,
  UncoveredEntry,
} from '@weighbridge/model-signing';
import { SIGNATURE_NAMES } from '../signing/signature-files.ts';
import { StatementError } from './error.ts';
import type { EvidenceExport } from './export.ts';
import { strangerAmongStatements } from './stranger.ts';

/** What Git keeps beside a model: the format leaves it out of every signature. */
const GIT_PATH = /^\.(?:git|github)(?:\/|$)|^\.git(?:ignore|attributes)$/;
/** Paths that an error names at most. */
const MAX_NAMED = 100;

/** Where a signature and the files that it is to name are. */
export interface CoverOptions {
  /** The signature file where it lies inside the model: absolute, or relative to the model. */
  readonly signaturePath?: string;
  /** Digests of unchanged files from an earlier run. */
  readonly digestCache?: DigestCache;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/**
 * Whether a file may stand beside a signed list without the list: other signatures, statements about the
 * model, and what Git keeps there. They come after the signature, or are nothing that a loader loads.
 */
function standsBeside(path: string): boolean {
  return GIT_PATH.test(path) || isAttestationPath(path) || SIGNATURE_NAMES.includes(path);
}

async function mayStandBeside(
  folder: FolderSource,
  entry: UncoveredEntry,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (!isAttestationPath(entry.path)) return standsBeside(entry.path);
  return (await strangerAmongStatements(folder, entry, signal)) === undefined;
}

/**
 * What keeps a signed list from naming these very files, in path order: files that are missing, of other
 * bytes, or here and not listed, whether the signer left them out by name or not. A link or a special file
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
  const gaps = [...mismatched, ...missing];
  for (const list of [unsignedPresent, ignoredPresent]) {
    for (const entry of list) {
      if (!(await mayStandBeside(folder, entry, options.signal))) gaps.push(entry.path);
    }
  }
  return gaps.sort();
}

/**
 * Refuses a signature as the name of a model when it does not list all files that are there. Who signed
 * it is another question: anybody can sign a list of one file, and such a list names no model.
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
 * The same against the files that a posture was weighed by, which its evidence lists by name: for
 * whoever has the statement and the signature, and not the files.
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
      if (!listed.has(path) && !standsBeside(path)) gaps.add(path);
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
    `the signature is no name of the model, for it does not list all of ${what} as they are: ${first}${more}`,
    { details: { count: gaps.length, files: gaps.slice(0, MAX_NAMED) } },
  );
}
