import type { FolderSource } from '@weighbridge/core';
import { compareCodePoints } from '../manifest/order.ts';
import type { SignedManifest } from '../signed-manifest.ts';
import type { FileCoverage, UncoveredEntry } from '../verified.ts';
import { assertUnchanged } from './assert-unchanged.ts';
import { digestParts } from './digest-parts.ts';
import type { DigestOptions } from './digest-parts.ts';
import { coversExactly, expectedFiles, selectFiles } from './expected-files.ts';
import type { ExpectedFile } from './expected-files.ts';
import { signatureIn } from './ignore.ts';
import { listModel } from './list-model.ts';
import type { ListedFile, ModelListing } from './list-model.ts';
import { isSingleFile, toSource } from './open-model.ts';
import { findRenamed } from './renamed.ts';

/** Which files are compared, and what else the model may hold. */
export interface CompareModelOptions extends DigestOptions {
  /** Paths to leave out besides those of the list: exact, relative to the model, with everything below. */
  readonly ignorePaths?: readonly string[] | undefined;
  /**
   * Whether files that are not signed are accepted. Default false. They are listed either way; unsigned links
   * and special files are then listed too instead of thrown.
   */
  readonly ignoreUnsigned?: boolean | undefined;
  /** Compare only these signed files and those below these folders. Default all. */
  readonly only?: readonly string[] | undefined;
  /** `signed`: links as the list says. `forbid`: any link is an error. Default `signed`. */
  readonly symlinks?: 'signed' | 'forbid' | undefined;
  /** The signature file: absolute, or relative to the model. */
  readonly signaturePath?: string | undefined;
  /** Maximum number of entries in the model. Default 250,000. */
  readonly maxFiles?: number | undefined;
  /** Maximum bytes of unsigned files that are read to distinguish a renamed file from a missing one. Default 16 GB. */
  readonly maxRenamedBytes?: number | undefined;
}

/**
 * Compares a model with a signed list, file by file and in no order that the signer chose.
 *
 * Differences are data: a missing, changed or unsigned file is listed, never thrown. What cannot be compared
 * is thrown. Signed files are compared even below an ignored path. An empty file that a list of shards does
 * not name counts as unsigned, because nothing distinguishes it from one added later. The model is listed
 * twice: what is added, replaced or written in between is thrown.
 * Cost: one read of every signed byte that neither `cache` nor `digests` knows.
 *
 * @param model - path of a folder or file, or a folder source
 * @throws {ModelSigningError} of stage `files`: MODEL_UNREADABLE, SYMLINK, SPECIAL_FILE,
 *   FILE_UNREADABLE, FILE_CHANGED, NAME_NOT_UTF8, TOO_MANY_FILES, NOTHING_SELECTED
 * @throws {CoreError} BAD_DIGEST when a digest in `digests` is invalid
 */
export async function compareModel(
  manifest: SignedManifest,
  model: string | FolderSource,
  options: CompareModelOptions = {},
): Promise<FileCoverage> {
  const source = await toSource(model, options.maxFiles);
  const expected = expectedFiles(manifest, isSingleFile(source) ? source.name : undefined);
  const selected = selectFiles(expected, options.only);
  const listing = await listAgainst(source, manifest, expected, options);
  const present = new Map(listing.files.map((file) => [file.path, file]));
  const chosen = [...expected.values()].filter(({ path }) => selected.has(path));
  const compared = await compareFiles(source, manifest, chosen, present, options);
  const missing = chosen.filter(({ path }) => !present.has(path));
  const unsigned = listing.files.filter(({ path }) => !expected.has(path));
  const signature = signatureIn(source, options.signaturePath);
  const renamed = await findRenamed(source, manifest, missing, unsigned, options);
  await assertUnchanged(source, {
    ...options,
    signedIgnorePaths: manifest.ignorePaths,
    signed: new Set(expected.keys()),
  });
  return {
    ...compared,
    notChecked: sorted([...expected.keys()].filter((path) => !selected.has(path))),
    missing: sorted(missing.map(({ path }) => path)),
    unsignedPresent: unsignedEntries(unsigned, listing),
    ignoredPresent: listing.ignored.filter(({ path }) => path !== signature),
    renamed,
  };
}

/** The listing, after a check that nothing in it prevents the comparison. */
async function listAgainst(
  source: FolderSource,
  manifest: SignedManifest,
  expected: ReadonlyMap<string, ExpectedFile>,
  options: CompareModelOptions,
): Promise<ModelListing> {
  const { ignorePaths, ignoreUnsigned, signaturePath, maxFiles, signal } = options;
  const listing = await listModel(source, {
    ignorePaths,
    signedIgnorePaths: manifest.ignorePaths,
    signaturePath,
    allowSymlinks: manifest.allowSymlinks && options.symlinks !== 'forbid',
    signed: new Set(expected.keys()),
    maxFiles,
    signal,
  });
  const stop = listing.obstacles.find(
    ({ entry }) => ignoreUnsigned !== true || expected.has(entry.path),
  );
  if (stop !== undefined) throw stop.error;
  return listing;
}

/** The files that are as signed, and those that are not. */
async function compareFiles(
  source: FolderSource,
  { algorithm }: SignedManifest,
  chosen: readonly ExpectedFile[],
  present: ReadonlyMap<string, ListedFile>,
  options: CompareModelOptions,
): Promise<Pick<FileCoverage, 'verified' | 'verifiedBytes' | 'cachedBytes' | 'mismatched'>> {
  const there = chosen.flatMap((file) => {
    const listed = present.get(file.path);
    return listed === undefined ? [] : [{ ...file, sizeBytes: listed.sizeBytes }];
  });
  const whole = there.filter((file) => coversExactly(file, file.sizeBytes));
  const mismatched = new Set(there.map(({ path }) => path));
  for (const { path } of whole) mismatched.delete(path);
  const parts = whole.flatMap(({ path, sizeBytes, resources }) =>
    resources.map(({ range, digest }) => ({
      path,
      digest,
      sizeBytes: range === undefined ? sizeBytes : range.end - range.start,
      ...(range === undefined ? {} : { range }),
    })),
  );
  const digests = await digestParts(source, parts, algorithm, options);
  for (const [i, { path, digest }] of parts.entries()) {
    if (digests[i]?.hex !== digest) mismatched.add(path);
  }
  const good = whole.filter(({ path }) => !mismatched.has(path));
  const unread = parts.filter(
    ({ path }, i) => digests[i]?.wasRead === false && !mismatched.has(path),
  );
  return {
    verified: sorted(good.map(({ path }) => path)),
    verifiedBytes: sumBytes(good),
    cachedBytes: sumBytes(unread),
    mismatched: sorted([...mismatched]),
  };
}

function unsignedEntries(
  unsigned: readonly ListedFile[],
  { obstacles }: ModelListing,
): readonly UncoveredEntry[] {
  const entries = [
    ...unsigned.map(({ path, sizeBytes }) => ({ path, sizeBytes, kind: 'file' })),
    ...obstacles.map(({ entry }) => entry),
  ];
  return entries.sort((a, b) => compareCodePoints(a.path, b.path));
}

function sumBytes(items: readonly { readonly sizeBytes: number }[]): number {
  return items.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function sorted(paths: readonly string[]): readonly string[] {
  return paths.toSorted(compareCodePoints);
}
