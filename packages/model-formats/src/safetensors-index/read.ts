import type { ByteSource } from '@weighbridge/core';
import { countingSource } from '../counting-source.ts';
import { findingLog } from '../finding.ts';
import type { FormatReading, ReadContext } from '../format.ts';
import { makeReading, NO_FACTS } from '../reading.ts';
import { parseIndex } from './parse.ts';
import { checkShards } from './shards.ts';

/**
 * Reads an index and compares it with its shards. The facts name the shards as references and hold no
 * tensors: those are facts of the shards.
 */
export async function readSafetensorsIndex(
  from: ByteSource,
  context: ReadContext,
): Promise<FormatReading> {
  const source = countingSource(from);
  const log = findingLog(context.path, context.limits);
  const skipped: { what: string; reason: string }[] = [];
  const finish = (references: readonly string[], shardBytes: number): FormatReading => {
    const reading = makeReading({
      format: 'safetensors-index',
      facts: { ...NO_FACTS, references },
      log,
      source,
      canCarryCode: 'no',
      skipped,
    });
    return {
      ...reading,
      coverage: { ...reading.coverage, readBytes: reading.coverage.readBytes + shardBytes },
    };
  };
  if (source.sizeBytes > context.limits.maxHeaderBytes) {
    log.add('safetensors-index/limit-exceeded', {
      message: `the index has ${source.sizeBytes} bytes, the limit is ${context.limits.maxHeaderBytes}`,
    });
    skipped.push({ what: 'index', reason: 'larger than the limit' });
    return finish([], 0);
  }
  const bytes = await source.read(
    0,
    source.sizeBytes,
    context.signal === undefined ? {} : { signal: context.signal },
  );
  const index = parseIndex(bytes, log, context.limits);
  if (!index.complete) skipped.push({ what: 'index', reason: 'not readable to its end' });
  if (context.folder === undefined) {
    skipped.push({ what: 'shards', reason: 'no folder was given' });
    return finish([], 0);
  }
  const { references, readBytes } = await checkShards(index, context.folder, context, log);
  return finish(references, readBytes);
}
