import type { FolderEntry, FolderSource } from '@weighbridge/core';
import { countingSource } from '../counting-source.ts';
import type { FindingLog } from '../finding.ts';
import { findingLog, quote } from '../finding.ts';
import type { FormatReading, ReadContext, ShardFact } from '../format.ts';
import { listByPath } from '../reference.ts';
import type { GgufHeader } from './header.ts';
import { readGgufHeader } from './header.ts';
import type { ShardName } from './shard-name.ts';
import { shardName, shardPath } from './shard-name.ts';
import { ShardTotals } from './shard-totals.ts';

/** The result of comparing a model's other parts. */
export interface SplitChecked {
  /** Paths of the other parts relative to the model's root, in order. */
  readonly references: readonly string[];
  readonly readBytes: number;
  readonly skipped: FormatReading['coverage']['skipped'];
}

const NOTHING: SplitChecked = { references: [], readBytes: 0, skipped: [] };

/** Which part of a split model a file is, according to its keys; a name that disagrees is a finding. */
export function shardOf(path: string, header: GgufHeader, log: FindingLog): ShardFact | undefined {
  const no = wholeNumber(header, 'split.no');
  const count = wholeNumber(header, 'split.count') ?? 0;
  const tensorCount = wholeNumber(header, 'split.tensors.count');
  const name = shardName(path);
  const says = count > 1 || (no ?? 0) > 0;
  if (says || (name !== undefined && name.count > 1)) compareName(name, { no, count }, log);
  if (count <= 1 || no === undefined) return undefined;
  return { number: no + 1, count, ...(tensorCount !== undefined && { tensorCount }) };
}

function compareName(
  name: ShardName | undefined,
  { no, count }: { readonly no: number | undefined; readonly count: number },
  log: FindingLog,
): void {
  if (name !== undefined && no === name.number - 1 && count === name.count) return;
  const named =
    name === undefined ? 'not that of a part' : `that of part ${name.number} of ${name.count}`;
  const says =
    no === undefined
      ? 'does not say which part it is'
      : `says that it is part ${no + 1} of ${count}`;
  log.add('gguf-split/contradiction', {
    message: `the name is ${named}, but the header ${says}`,
    key: 'name',
  });
}

/** Compares the first part that is there with all others; does nothing for every other part. */
export async function checkSplit(
  header: GgufHeader,
  shard: ShardFact | undefined,
  context: ReadContext,
  log: FindingLog,
): Promise<SplitChecked> {
  const name = shardName(context.path);
  if (shard === undefined || name === undefined) return NOTHING;
  if (context.folder === undefined)
    return { ...NOTHING, skipped: [{ what: 'shards', reason: 'no folder was given' }] };
  const entries = (await listByPath(context.folder, context.signal)) ?? new Map();
  const parts = partsOf(name, entries);
  if (parts.find((part) => part.count === name.count)?.number !== name.number) return NOTHING;
  logExtra(parts, name, log);
  return readParts({ name, shard, header }, entries, context.folder, context, log);
}

/** Every entry of the folder whose name makes it a part of the same model, in order. */
function partsOf(name: ShardName, entries: ReadonlyMap<string, FolderEntry>): readonly ShardName[] {
  return [...entries.keys()]
    .map((path) => shardName(path))
    .filter((part) => part !== undefined && part.prefix === name.prefix)
    .map((part) => part as ShardName)
    .sort((a, b) => a.count - b.count || a.number - b.number);
}

function logExtra(parts: readonly ShardName[], name: ShardName, log: FindingLog): void {
  for (const part of parts) {
    if (part.count === name.count && part.number >= 1 && part.number <= name.count) continue;
    const path = shardPath(part, part.number);
    log.add('gguf-split/extra-shard', {
      message: `${quote(path)} is named as a part of this model, which has parts 1 to ${name.count}`,
      key: path,
    });
  }
}

interface First {
  readonly name: ShardName;
  readonly shard: ShardFact;
  readonly header: GgufHeader;
}

async function readParts(
  first: First,
  entries: ReadonlyMap<string, FolderEntry>,
  folder: FolderSource,
  context: ReadContext,
  log: FindingLog,
): Promise<SplitChecked> {
  const { name, shard, header } = first;
  const references: string[] = [];
  const totals = new ShardTotals(context.limits, log);
  totals.add(name.number, header);
  let readBytes = 0;
  for (let number = 1; number <= name.count; number += 1) {
    if (number === name.number) continue;
    const path = shardPath(name, number);
    const entry = entries.get(path);
    if (!isFile(entry)) {
      logMissing(path, entry, log);
      totals.incomplete();
      continue;
    }
    references.push(path);
    const part = await readPart(folder, path, context, log);
    readBytes += part.readBytes;
    if (part.header === undefined) totals.incomplete();
    else {
      compareKeys({ path, number, header: part.header }, first, log);
      totals.add(number, part.header);
    }
  }
  if (shard.tensorCount !== undefined) totals.compare(shard.tensorCount);
  return { references, readBytes, skipped: totals.skipped };
}

function isFile(entry: FolderEntry | undefined): boolean {
  return entry?.kind === 'file' || (entry?.kind === 'symlink' && entry.target !== undefined);
}

function logMissing(path: string, entry: FolderEntry | undefined, log: FindingLog): void {
  const what = entry === undefined ? 'is not in the folder' : `is a ${entry.kind}, not a file`;
  log.add('gguf-split/missing-shard', {
    message: `the part ${quote(path)} of this model ${what}`,
    key: path,
  });
}

async function readPart(
  folder: FolderSource,
  path: string,
  context: ReadContext,
  log: FindingLog,
): Promise<{ readonly header?: GgufHeader; readonly readBytes: number }> {
  await using file = await folder.open(path);
  const source = countingSource(file);
  const own = findingLog(path, context.limits);
  const header = await readGgufHeader(source, own, { ...context, path });
  if (!own.failed && header.skipped.length === 0) return { header, readBytes: source.readBytes };
  const reason = own.list().find(({ level }) => level === 'error')?.message ?? 'not fully readable';
  log.add('gguf-split/malformed-shard', {
    message: `the part ${quote(path)} is not well-formed: ${reason}`,
    key: path,
  });
  return { readBytes: source.readBytes };
}

/** What every part says about the whole must be the same. */
function compareKeys(
  part: { readonly path: string; readonly number: number; readonly header: GgufHeader },
  { shard, header }: First,
  log: FindingLog,
): void {
  const expected: readonly (readonly [key: string, value: unknown])[] = [
    ['split.no', part.number - 1],
    ['split.count', shard.count],
    ['split.tensors.count', shard.tensorCount],
    ['general.architecture', header.entries.get('general.architecture')?.value],
  ];
  for (const [key, value] of expected) {
    const own = part.header.entries.get(key)?.value;
    const optional = key === 'general.architecture' || key === 'split.tensors.count';
    if (own === value || (optional && own === undefined)) continue;
    log.add('gguf-split/contradiction', {
      message: `${key} of the part ${quote(part.path)} is ${quote(String(own))}, but ${quote(String(value))} is expected`,
      key: `${part.path}/${key}`,
    });
  }
}

function wholeNumber(header: GgufHeader, key: string): number | undefined {
  const value = header.entries.get(key)?.value;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}
