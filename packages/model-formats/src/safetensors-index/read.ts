import type { ByteSource } from '@weighbridge/core';
import { countingSource } from '../counting-source.ts';
import type { FindingLog } from '../finding.ts';
import { findingLog } from '../finding.ts';
import type { FormatReading, IndexFact, ReadContext } from '../format.ts';
import { makeReading, NO_FACTS } from '../reading.ts';
import { parseIndex } from './parse.ts';
import type { ShardIndex } from './parse.ts';
import { checkShards } from './shards.ts';

/**
 * Reads an index and compares it with its shards. The facts name the shards as references and hold no tensors, which
 * are facts of the shards.
 */
export async function readSafetensorsIndex(
  from: ByteSource,
  context: ReadContext,
): Promise<FormatReading> {
  const source = countingSource(from);
  const log = findingLog(context.path, context.limits);
  const { references, shardBytes, skipped, index } = await readIndex(source, context, log);
  const reading = makeReading({
    format: 'safetensors-index',
    facts: { ...NO_FACTS, references, ...(index === undefined ? {} : { index: factOf(index) }) },
    log,
    source,
    checked: 'structure',
    canCarryCode: 'no',
    skipped,
  });
  const readBytes = reading.coverage.readBytes + shardBytes;
  return { ...reading, coverage: { ...reading.coverage, readBytes } };
}

function factOf({ weightMap, totalSize, totalParameters }: ShardIndex): IndexFact {
  return {
    tensorCount: weightMap.size,
    fileCount: new Set(weightMap.values()).size,
    ...(totalSize === undefined ? {} : { totalSizeBytes: totalSize }),
    ...(totalParameters === undefined ? {} : { totalParameters }),
  };
}

interface IndexRead {
  /** Absent when it was not read. */
  readonly index?: ShardIndex;
  readonly references: readonly string[];
  readonly shardBytes: number;
  readonly skipped: FormatReading['coverage']['skipped'];
}

async function readIndex(
  source: ByteSource,
  context: ReadContext,
  log: FindingLog,
): Promise<IndexRead> {
  const { folder, limits, signal } = context;
  if (source.sizeBytes > limits.maxHeaderBytes) {
    log.add('safetensors-index/limit-exceeded', {
      message: `the index has ${source.sizeBytes} bytes, the limit is ${limits.maxHeaderBytes}`,
    });
    return {
      references: [],
      shardBytes: 0,
      skipped: [{ what: 'index', reason: 'larger than the limit' }],
    };
  }
  const bytes = await source.read(0, source.sizeBytes, { signal });
  const index = parseIndex(bytes, log, limits);
  const skipped = index.complete ? [] : [{ what: 'index', reason: 'cannot be read to its end' }];
  if (folder === undefined) {
    return {
      index,
      references: [],
      shardBytes: 0,
      skipped: [...skipped, { what: 'shards', reason: 'no folder was given' }],
    };
  }
  const { references, readBytes } = await checkShards(index, folder, context, log);
  return { index, references, shardBytes: readBytes, skipped };
}
