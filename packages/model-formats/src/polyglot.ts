import type { ByteSource } from '@weighbridge/core';
import type { FindingLog } from './finding.ts';
import type { Limits } from './limits.ts';
import { hasBytes, uint32 } from './sniff/bytes.ts';
import type { PickleOutcome } from './sniff/pickle-walk.ts';
import { OPCODE_BYTES, PickleWalk } from './sniff/pickle-walk.ts';
import { ByteWindow } from './window.ts';

/** A zip ends with its directory's end record and a comment of at most 65,535 bytes. */
const END_RECORD = 22;
const LONGEST_TAIL = END_RECORD + 65_535;
/** Size of the locator that precedes a zip64's end record, bytes. */
const LOCATOR = 20;
const DIRECTORY_SIZE_AT = 12;
const SMALLEST_DIRECTORY = 46;
/** What limits the search, and what ends it early. */
interface PolyglotOptions {
  readonly limits: Limits;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Searches a file that was recognised as harmless for a second format that can run code. For example, a safetensors
 * file with a zip archive appended is also a zip, since zip readers search from the end.
 *
 * False when the search could not be completed: nothing is then said about the bytes, good or bad.
 */
export async function checkPolyglot(
  source: ByteSource,
  title: string,
  log: FindingLog,
  { limits, signal }: PolyglotOptions,
): Promise<boolean> {
  const pickle = await followPickle(source, limits, signal);
  if (pickle === 'code')
    log.add('code/polyglot', {
      message: `the ${title} is also a pickle: an unpickler would run code from it`,
      byteOffset: 0,
      key: 'pickle',
    });
  const zip = await findZipDirectory(source, signal);
  if (zip !== undefined)
    log.add('code/polyglot', {
      message: `the ${title} is also a zip archive: its directory starts at byte ${zip}`,
      byteOffset: zip,
      key: 'zip',
    });
  return pickle !== 'undecided';
}

/** How far an unpickler would get in a whole file. */
export async function followPickle(
  source: ByteSource,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<PickleOutcome> {
  const walk = new PickleWalk(source.sizeBytes, limits.maxFields);
  const window = new ByteWindow(source, {
    maxReadBytes: limits.maxReadBytes,
    signal,
  });
  for (;;) {
    if (!(await window.fill(walk.at, OPCODE_BYTES))) return 'undecided';
    const outcome = walk.run(window.bytes, window.start);
    if (outcome !== 'open') return outcome;
  }
}

/** Where the central directory of a zip starts, if readers that search from the end would find one. */
async function findZipDirectory(
  source: ByteSource,
  signal: AbortSignal | undefined,
): Promise<number | undefined> {
  const start = Math.max(0, source.sizeBytes - LONGEST_TAIL);
  const tail = await source.read(start, LONGEST_TAIL, { signal });
  for (const at of endRecords(tail)) {
    if (at >= LOCATOR && hasBytes(tail, at - LOCATOR, 'PK\x06\x07')) return start + at;
    const size = uint32(tail, at + DIRECTORY_SIZE_AT) ?? 0;
    const directory = start + at - size;
    if (size < SMALLEST_DIRECTORY || directory < 0) continue;
    if (hasBytes(await source.read(directory, 4, { signal }), 0, 'PK\x01\x02')) return directory;
  }
  return undefined;
}

/** Offsets of what looks like an end record, last one first. */
function endRecords(tail: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let at = tail.indexOf(0x50); at !== -1; at = tail.indexOf(0x50, at + 1)) {
    if (hasBytes(tail, at, 'PK\x05\x06') && at + END_RECORD <= tail.byteLength) found.push(at);
  }
  return found.reverse();
}
