import type { Digest, Finding, FolderSource } from '@weighbridge/core';
import { orderClaims } from './claims.ts';
import { extractComponents, extractWith, plannedClaims } from './components/extract.ts';
import { sharedClaims } from './components/shared.ts';
import { locatedBelow, viewOf } from './components/view.ts';
import { contradictions } from './contradictions/index.ts';
import { countingFolder } from './counting.ts';
import type { Claim, CodeAnswer, DescribedFile, ModelDescription } from './description.ts';
import type { Extractor, ModelFiles } from './extractor.ts';
import { extractors as registered } from './extractors/index.ts';
import { finding } from './finding.ts';
import { resolveDescribeLimits } from './limits.ts';
import type { DescribeLimitOptions, DescribeLimits } from './limits.ts';
import { localBaseModels } from './local-base-models.ts';
import { readFiles } from './read-files.ts';
import type { DescribeProgress, FilesRead } from './read-files.ts';
import { TextReader } from './read-texts.ts';
import { notARecord } from './rules.ts';
import { findBeside, withoutEntries } from './set-apart.ts';
import type { Beside } from './set-apart.ts';
import { planFolder } from './structure/index.ts';
import type { FolderPlan } from './structure/plan.ts';
import { byCodeUnits, cleanName } from './text.ts';
import { readIndexes } from './weights/indexes.ts';
import { weightSets } from './weights/sets.ts';

/** Maximum number of entries of one kind that are named. */
const MAX_STRANGERS = 100;

/** Options of `describeModel`. */
export interface DescribeOptions {
  /** Digest of every file by path; absent: the BOM has no hashes. */
  readonly digests?: ReadonlyMap<string, Digest> | undefined;
  /** Bounds on what is read; each field falls back to its default. */
  readonly limits?: DescribeLimitOptions | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
  /** Called after every file that was read. */
  readonly onProgress?: ((progress: DescribeProgress) => void) | undefined;
  /** What is next to the model, if that is already known. Default: searched for. */
  readonly beside?: Beside | undefined;
  /** Sources of claims, best first. Default: the registry of this package. */
  readonly extractors?: readonly Extractor[] | undefined;
}

/**
 * Describes a model from the files in its folder: what they are, what they say, and where they disagree with each
 * other.
 *
 * Only headers and texts are read, nothing is executed, no link is fetched. What the files say never throws: malformed
 * or contradicting sources become findings. The result does not depend on the order in which the folder lists its
 * files.
 * Cost: O(files + header bytes) time and memory; weights are not read.
 *
 * @throws {SourceError} when the folder itself cannot be listed; the signal's reason when aborted; RangeError when a
 *   limit is not a positive safe integer
 */
export async function describeModel(
  folder: FolderSource,
  options: DescribeOptions = {},
): Promise<ModelDescription> {
  const limits = resolveDescribeLimits(options.limits);
  const counter = { bytes: 0 };
  const beside = options.beside ?? (await findBeside(folder, options));
  const apart = new Set(beside.apart.map(({ path }) => path));
  const counted = countingFolder(withoutEntries(folder, apart), counter);
  const read = await readFiles(counted, { ...options, limits });
  const texts = new TextReader(
    counted,
    new Set(read.files.map((f) => f.path)),
    limits,
    options.signal,
  );
  const base = { ...modelFiles(folder, read, texts, limits), downloads: beside.records };
  const { components, ...extracted } = await extractAll(base, options);
  const parts = {
    name: modelName(extracted.claims, folder.name),
    files: withCode(read.files, extracted),
    skipped: read.skipped,
    setApart: beside.apart,
    claims: extracted.claims,
    components,
    readings: read.readings,
  };
  const findings = [
    ...[...read.readings.values()].flatMap((reading) => reading.findings),
    ...texts.findings,
    ...extracted.findings,
    ...strangerFindings(beside),
    ...localBaseModels(parts),
    ...contradictions.flatMap((contradiction) => contradiction.compare(parts)),
  ];
  return { ...parts, findings: orderFindings(findings), readBytes: counter.bytes };
}

/** The folder's structure, its components, and what every source says of the model. */
async function extractAll(
  base: Omit<ModelFiles, 'weights'>,
  { extractors = registered, signal }: DescribeOptions,
) {
  const plan = await planModel(base);
  const files: ModelFiles = { ...base, weights: plan.sets };
  const components = await extractComponents(plan.components, files, extractors, signal);
  const extracted = await extract(files, extractors, signal, [
    ...(await claimsOfRoot(plan, files, extractors)),
    ...plannedClaims(plan.claims, files),
    ...sharedClaims(components, plan).map((claim, i) => ({ ...claim, rank: i })),
  ]);
  return { ...extracted, components };
}

async function planModel(files: Omit<ModelFiles, 'weights'>): Promise<FolderPlan> {
  const indexes = await readIndexes(files);
  return planFolder({ files, sets: weightSets(files.files, files.readings, indexes), indexes });
}

/** A model whose configuration is in a subfolder: what the configuration says applies to the model. */
async function claimsOfRoot(
  { root }: FolderPlan,
  files: ModelFiles,
  extractors: readonly Extractor[],
) {
  if (root === '') return [];
  const paths = files.files.map(({ path }) => path).filter((path) => path.startsWith(root));
  const view = viewOf(files, root, paths, []);
  return locatedBelow(await extractWith(view, extractors), root);
}

interface AllExtracted {
  readonly claims: readonly Claim[];
  readonly findings: readonly Finding[];
  readonly code: ReadonlyMap<string, CodeAnswer>;
  readonly unread: ReadonlySet<string>;
}

async function extract(
  files: ModelFiles,
  extractors: readonly Extractor[],
  signal: AbortSignal | undefined,
  known: readonly (Claim & { readonly rank: number })[],
): Promise<AllExtracted> {
  const claims: (Claim & { readonly rank: number })[] = [...known];
  const findings: Finding[] = [];
  const code = new Map<string, CodeAnswer>();
  const unread = new Set<string>();
  for (const [rank, extractor] of extractors.entries()) {
    signal?.throwIfAborted();
    const extracted = await extractor.extract(files);
    for (const claim of extracted.claims) claims.push({ ...claim, rank });
    for (const finding of extracted.findings ?? []) findings.push(finding);
    for (const [path, answer] of extracted.code ?? []) code.set(path, answer);
    for (const path of extracted.unread ?? []) unread.add(path);
  }
  return { claims: orderClaims(claims), findings, code, unread };
}

/**
 * A file whose text asks for code, or may do so, is not cleared by its format; a file that was not read in full is
 * marked.
 */
function withCode(
  files: readonly DescribedFile[],
  { code, unread }: Pick<AllExtracted, 'code' | 'unread'>,
): readonly DescribedFile[] {
  return files.map((file) => {
    const answer = code.get(file.path);
    const isWhole = answer?.complete !== false && !unread.has(file.path);
    if (answer === undefined && isWhole) return file;
    const canCarryCode = file.canCarryCode === 'yes' ? 'yes' : answer?.canCarryCode;
    return {
      ...file,
      canCarryCode: canCarryCode ?? file.canCarryCode,
      coverageComplete: file.coverageComplete && isWhole,
    };
  });
}

/** Entries in the folders of download programs and Git that those programs did not write. */
function strangerFindings({ strangers }: Beside): readonly Finding[] {
  return strangers
    .slice(0, MAX_STRANGERS)
    .map((path) =>
      finding(
        notARecord,
        'note',
        `${cleanName(path)} is in a folder of records but is not one of them, so it counts as content.`,
        [{ path: cleanName(path, 4096) }],
      ),
    );
}

function modelFiles(
  folder: FolderSource,
  read: FilesRead,
  texts: TextReader,
  limits: DescribeLimits,
): Omit<ModelFiles, 'downloads' | 'weights'> {
  const paths = new Set(read.files.map((file) => file.path));
  return {
    name: folder.name,
    parents: parentNames(folder),
    files: read.files,
    readings: read.readings,
    limits,
    has: (path) => paths.has(path),
    text: (path) => texts.text(path),
    json: (path) => texts.json(path),
    configuration: (path, language) => texts.configuration(path, language),
  };
}

/** Names of the folders above the model, where the source says where it is on a disk. */
function parentNames(folder: FolderSource): readonly string[] {
  const path: unknown = (folder as FolderSource & { readonly path?: unknown }).path;
  return typeof path === 'string'
    ? path
        .split(/[\\/]/)
        .filter((part) => part !== '')
        .slice(0, -1)
    : [];
}

function modelName(claims: readonly Claim[], fallback: string): string {
  const claimed = claims.find((claim) => claim.field === 'model.name')?.value;
  const name = typeof claimed === 'string' ? cleanName(claimed) : '';
  return name === '' ? cleanName(fallback) || 'model' : name;
}

function orderFindings(findings: readonly Finding[]): readonly Finding[] {
  const byFingerprint = new Map(
    findings.map((finding) => [`${finding.ruleId} ${finding.fingerprint}`, finding]),
  );
  return [...byFingerprint.entries()]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([, finding]) => finding);
}
