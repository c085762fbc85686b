import type { ByteSource } from '@weighbridge/core';
import { countingSource } from '../counting-source.ts';
import type { FindingLog } from '../finding.ts';
import { findingLog } from '../finding.ts';
import type { FormatFacts, FormatReading, MetadataFact, ReadContext } from '../format.ts';
import type { Limits } from '../limits.ts';
import { countParameters, makeReading, sortedRecord } from '../reading.ts';
import type { GgufHeader } from './header.ts';
import { readGgufHeader } from './header.ts';
import { checkSplit, shardOf } from './split.ts';

/** Reads one file by its header; the first part of a split model is compared with the others. */
export async function readGguf(from: ByteSource, context: ReadContext): Promise<FormatReading> {
  const source = countingSource(from);
  const log = findingLog(context.path, context.limits);
  const header = await readGgufHeader(source, log, context);
  const shard = shardOf(context.path, header, log);
  if (header.skipped.length === 0 && (shard?.number ?? 1) === 1) checkArchitecture(header, log);
  const split = await checkSplit(header, shard, context, log);
  const reading = makeReading({
    format: 'gguf',
    facts: {
      ...toFacts(header, context.limits),
      ...(shard !== undefined && { shard }),
      ...(split.references.length > 0 && { references: split.references }),
    },
    log,
    source,
    checked: 'structure',
    canCarryCode: 'no',
    skipped: [...header.skipped, ...split.skipped],
  });
  const readBytes = reading.coverage.readBytes + split.readBytes;
  return { ...reading, coverage: { ...reading.coverage, readBytes } };
}

function checkArchitecture({ entries }: GgufHeader, log: FindingLog): void {
  const entry = entries.get('general.architecture');
  if (entry?.type === 'string' && entry.value !== '') return;
  log.add('gguf/architecture', {
    message: 'general.architecture is missing, empty or not text',
    ...(entry !== undefined && { byteOffset: entry.byteOffset }),
  });
}

function toFacts(header: GgufHeader, limits: Limits): FormatFacts {
  const { tensors, entries, templates, dataStart } = header;
  const listed = [...entries.values()].slice(0, limits.maxTensorsListed);
  return {
    tensorCount: header.tensorCount,
    ...countParameters(tensors),
    tensors: tensors
      .slice(0, limits.maxTensorsListed)
      .map(({ name, dtype, dims, offset, bytes }) => ({
        name,
        dtype,
        shape: dims.toReversed(),
        ...(dataStart > 0 && { byteOffset: dataStart + offset, byteLength: bytes }),
      })),
    metadata: sortedRecord(textOf(listed)),
    entries: listed,
    ...(templates.length > 0 && { templates }),
    ...(header.version > 0 && {
      formatVersion: header.version,
      byteOrder: header.littleEndian ? ('little' as const) : ('big' as const),
    }),
  };
}

/** Single values as text; lists appear only among the entries. */
function textOf(entries: readonly MetadataFact[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { key, value } of entries) {
    if (value !== undefined && typeof value !== 'object') texts.set(key, String(value));
  }
  return texts;
}
