import type { FolderEntry, FolderSource } from '@weighbridge/core';
import { countingSource } from '../counting-source.ts';
import type { FindingLog } from '../finding.ts';
import { findingLog, quote } from '../finding.ts';
import type { ReadContext } from '../format.ts';
import { listByPath, resolveReference } from '../reference.ts';
import type { HeaderTensor } from '../safetensors/header.ts';
import { readHeader } from '../safetensors/read.ts';
import type { ShardIndex } from './parse.ts';

/** The result of comparing the shards. */
export interface ShardsChecked {
  /** Paths relative to the model's root, in order. */
  readonly references: readonly string[];
  readonly readBytes: number;
}

interface Shard {
  readonly written: string;
  readonly path: string;
  readonly tensors: readonly HeaderTensor[];
}

/** Compares an index with the headers of its shards, each read once. */
export async function checkShards(
  index: ShardIndex,
  folder: FolderSource,
  context: ReadContext,
  log: FindingLog,
): Promise<ShardsChecked> {
  const entries = (await listByPath(folder, context.signal)) ?? new Map<string, FolderEntry>();
  const shards: Shard[] = [];
  const references: string[] = [];
  const written = [...new Set(index.weightMap.values())].sort();
  let readBytes = 0;
  for (const name of written) {
    const path = findShard(name, entries, context, log);
    if (path === undefined) continue;
    references.push(path);
    const shard = await readShard(folder, name, path, context, log);
    readBytes += shard.readBytes;
    if (shard.tensors !== undefined) shards.push({ written: name, path, tensors: shard.tensors });
  }
  compare(index, shards, shards.length === written.length, log);
  return { references, readBytes };
}

/** A shard's path, if it is in the folder and can be opened. */
function findShard(
  written: string,
  entries: ReadonlyMap<string, FolderEntry>,
  context: ReadContext,
  log: FindingLog,
): string | undefined {
  const where = { pointer: '/weight_map', key: written };
  const resolved = resolveReference(context.path, written);
  if ('problem' in resolved) {
    log.add('safetensors-index/path', {
      message: `the shard path ${quote(written)} ${resolved.problem}`,
      ...where,
    });
    return undefined;
  }
  const entry = entries.get(resolved.path);
  if (entry === undefined) {
    log.add('safetensors-index/missing-shard', {
      message: `the shard ${quote(written)} is not in the folder`,
      ...where,
    });
    return undefined;
  }
  if (entry.kind === 'file' || (entry.kind === 'symlink' && entry.target !== undefined))
    return resolved.path;
  log.add(entry.kind === 'symlink' ? 'safetensors-index/path' : 'safetensors-index/missing-shard', {
    message: `the shard ${quote(written)} is a ${entry.kind} that cannot be opened`,
    ...where,
  });
  return undefined;
}

async function readShard(
  folder: FolderSource,
  written: string,
  path: string,
  context: ReadContext,
  log: FindingLog,
): Promise<{ readonly tensors?: readonly HeaderTensor[]; readonly readBytes: number }> {
  await using file = await folder.open(path);
  const source = countingSource(file);
  const own = findingLog(path, context.limits);
  const result = await readHeader(source, own, context);
  if (result === undefined || own.failed) {
    log.add('safetensors-index/malformed-shard', {
      message: `the shard ${quote(written)} is not well-formed: ${own.list()[0]?.message ?? 'not readable'}`,
      key: written,
    });
    return { readBytes: source.readBytes };
  }
  return { tensors: result.header.tensors, readBytes: source.readBytes };
}

function compare(
  index: ShardIndex,
  shards: readonly Shard[],
  complete: boolean,
  log: FindingLog,
): void {
  const home = new Map<string, string>();
  let total = 0;
  for (const { written, tensors } of shards) {
    for (const { name, start, end } of tensors) {
      total += end - start;
      compareTensor(name, written, home.get(name), index, log);
      home.set(name, written);
    }
  }
  const known = new Set(shards.map(({ written }) => written));
  for (const [name, written] of index.weightMap) {
    if (known.has(written) && home.get(name) !== written) {
      log.add('safetensors-index/missing-tensor', {
        message: `tensor ${quote(name)} is not in its shard ${quote(written)}`,
        pointer: '/weight_map',
        key: name,
      });
    }
  }
  if (complete && index.totalSize !== undefined && index.totalSize !== total) {
    log.add('safetensors-index/total-size', {
      message: `metadata.total_size is ${index.totalSize}, but the tensors have ${total} bytes`,
      pointer: '/metadata/total_size',
    });
  }
}

function compareTensor(
  name: string,
  written: string,
  before: string | undefined,
  index: ShardIndex,
  log: FindingLog,
): void {
  if (before !== undefined) {
    log.add('safetensors-index/duplicate-tensor', {
      message: `tensor ${quote(name)} is in the shards ${quote(before)} and ${quote(written)}`,
      key: name,
    });
  } else if (index.weightMap.get(name) !== written) {
    log.add('safetensors-index/unlisted-tensor', {
      message: `tensor ${quote(name)} of the shard ${quote(written)} is not listed for it`,
      key: name,
    });
  }
}
