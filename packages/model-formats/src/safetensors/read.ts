import type { ByteSource } from '@weighbridge/core';
import type { CountingSource } from '../counting-source.ts';
import { countingSource } from '../counting-source.ts';
import type { FindingLog } from '../finding.ts';
import { findingLog } from '../finding.ts';
import type { FormatFacts, FormatReading, ReadContext } from '../format.ts';
import type { Limits } from '../limits.ts';
import { countParameters, makeReading, NO_FACTS, sortedRecord } from '../reading.ts';
import type { Header } from './header.ts';
import { LENGTH_BYTES, parseHeader } from './header.ts';
import { checkLayout } from './layout.ts';

/** The format's own limit on a header, bytes. */
const MAX_HEADER_BYTES = 100_000_000;

/** Reads the header of one file in two reads, whatever the size of the tensors. */
export async function readSafetensors(
  from: ByteSource,
  context: ReadContext,
): Promise<FormatReading> {
  const source = countingSource(from);
  const log = findingLog(context.path, context.limits);
  const header = await readHeader(source, log, context);
  const skipped =
    header?.complete === true
      ? []
      : [{ what: 'header', reason: log.list()[0]?.message ?? 'not readable' }];
  const facts =
    header === undefined ? NO_FACTS : toFacts(header.header, header.dataStart, context.limits);
  return makeReading({
    format: 'safetensors',
    facts,
    log,
    source,
    checked: 'structure',
    canCarryCode: 'no',
    skipped,
  });
}

/** A header, and where the data after it starts. */
export interface ReadHeader {
  readonly header: Header;
  readonly dataStart: number;
  readonly complete: boolean;
}

/** Reads and checks one header; undefined when its length is already wrong. */
export async function readHeader(
  source: CountingSource,
  log: FindingLog,
  context: ReadContext,
): Promise<ReadHeader | undefined> {
  const length = await readLength(source, log, context);
  if (length === undefined) return undefined;
  const bytes = await source.read(LENGTH_BYTES, length, { signal: context.signal });
  const header = parseHeader(bytes, log, context.limits);
  const dataStart = LENGTH_BYTES + length;
  const sound = header.complete && header.tensors.length === header.count;
  if (sound)
    checkLayout(header.tensors, { start: dataStart, sizeBytes: source.sizeBytes - dataStart }, log);
  return { header, dataStart, complete: header.complete };
}

async function readLength(
  source: CountingSource,
  log: FindingLog,
  context: ReadContext,
): Promise<number | undefined> {
  const bytes = await source.read(0, LENGTH_BYTES, { signal: context.signal });
  if (bytes.byteLength < LENGTH_BYTES) {
    log.add('safetensors/header-length', {
      message: `the file ends after ${source.sizeBytes} bytes, within the header length`,
      byteOffset: source.sizeBytes,
    });
    return undefined;
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES).getBigUint64(0, true);
  const rest = source.sizeBytes - LENGTH_BYTES;
  if (length === 0n || length > MAX_HEADER_BYTES || length > rest) {
    log.add('safetensors/header-length', {
      message: `the header length is ${length}; ${rest} bytes follow and at most ${MAX_HEADER_BYTES} are allowed`,
      byteOffset: 0,
      byteLength: LENGTH_BYTES,
    });
    return undefined;
  }
  if (length > context.limits.maxHeaderBytes) {
    log.add('safetensors/limit-exceeded', {
      message: `the header has ${length} bytes, the limit is ${context.limits.maxHeaderBytes}`,
      byteOffset: 0,
    });
    return undefined;
  }
  return Number(length);
}

function toFacts(header: Header, dataStart: number, limits: Limits): FormatFacts {
  return {
    tensorCount: header.count,
    ...countParameters(header.tensors),
    tensors: header.tensors
      .slice(0, limits.maxTensorsListed)
      .map(({ name, dtype, shape, start, end }) => ({
        name: name.slice(0, limits.maxTextLength).toWellFormed(),
        dtype,
        shape,
        byteOffset: dataStart + start,
        byteLength: end - start,
      })),
    metadata: sortedRecord(header.metadata),
  };
}
