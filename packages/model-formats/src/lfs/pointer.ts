import type { ByteSource, Digest } from '@weighbridge/core';
import { countingSource } from '../counting-source.ts';
import { findingLog } from '../finding.ts';
import type { FormatReading, PointerFact, ReadContext } from '../format.ts';
import { makeReading, NO_FACTS } from '../reading.ts';
import { headText } from '../sniff/text.ts';

/** Every pointer is shorter than this, bytes. */
const TOO_LONG = 1_024;
const VERSION = 'version https://git-lfs.github.com/spec/v1';
const LINE = /^([a-z0-9.-]+) ([^\r\n]+)$/;
const OID = /^sha256:[0-9a-f]{64}$/;
const SIZE = /^(?:0|[1-9]\d{0,15})$/;
/** Key that programs between Git and LFS write: `ext-0-name`, with a digest. */
const EXTENSION = /^ext-\d-[a-z0-9.-]+$/;

/** Whether a whole file is a pointer, strictly by the specification; an approximate match is not one. */
export function isPointer(head: Uint8Array, sizeBytes: number): boolean {
  return sizeBytes < TOO_LONG && head.byteLength === sizeBytes && parse(head) !== undefined;
}

/** The size and the digest that a pointer declares; it has the version line, then key lines in order. */
function parse(bytes: Uint8Array): PointerFact | undefined {
  const text = headText(bytes, bytes.byteLength) ?? '';
  if (!text.startsWith(`${VERSION}\n`) || !text.endsWith('\n')) return undefined;
  const lines = readLines(text.slice(VERSION.length + 1, -1));
  const digest = lines?.get('oid');
  const size = lines?.get('size');
  return digest === undefined || size === undefined
    ? undefined
    : { digest: digest as Digest, sizeBytes: Number(size) };
}

/** Values by key, if all lines are known and in order. */
function readLines(text: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  let before = '';
  for (const line of text.split('\n')) {
    const [, key = '', value = ''] = LINE.exec(line) ?? [];
    if (key <= before || !isKnown(key, value)) return undefined;
    found.set(key, value);
    before = key;
  }
  return found;
}

function isKnown(key: string, value: string): boolean {
  if (key === 'size') return SIZE.test(value) && Number.isSafeInteger(Number(value));
  return (key === 'oid' || EXTENSION.test(key)) && OID.test(value);
}

/** Reads a pointer; the file that it replaces is not here. */
export async function readPointer(from: ByteSource, context: ReadContext): Promise<FormatReading> {
  const source = countingSource(from);
  const log = findingLog(context.path, context.limits);
  const bytes = await source.read(0, TOO_LONG, { signal: context.signal });
  const pointer = parse(bytes);
  if (pointer !== undefined)
    log.add('folder/git-lfs-pointer', {
      message: `this is a Git LFS pointer, not the file: according to the pointer, the file has ${pointer.sizeBytes} bytes and the digest ${pointer.digest}`,
      properties: { sizeBytes: pointer.sizeBytes, digest: pointer.digest },
    });
  return makeReading({
    format: 'git-lfs-pointer',
    facts: { ...NO_FACTS, ...(pointer !== undefined && { pointer }) },
    log,
    source,
    checked: 'structure',
    canCarryCode: 'no',
    skipped: [
      { what: 'content', reason: 'the file that the Git LFS pointer replaces was not fetched' },
    ],
  });
}
