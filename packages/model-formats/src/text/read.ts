import type { ByteSource } from '@weighbridge/core';
import { countingSource } from '../counting-source.ts';
import type { FindingLog } from '../finding.ts';
import { findingLog } from '../finding.ts';
import type { Format, FormatReading, ReadContext } from '../format.ts';
import { makeReading, NO_FACTS } from '../reading.ts';
import { forbiddenCharacter } from '../sniff/text.ts';
import { TextContent } from './content.ts';

const CHUNK = 2 ** 20;

/** A reader that checks that a whole document is text, and searches it for what some loaders run. */
export function textReader(
  format: string,
  canCarryCode: Format['canCarryCode'],
): NonNullable<Format['read']> {
  return async (from: ByteSource, context: ReadContext): Promise<FormatReading> => {
    const source = countingSource(from);
    const log = findingLog(context.path, context.limits);
    const skipped: { what: string; reason: string }[] = [];
    const content = new TextContent({ format, path: context.path }, log);
    if (source.sizeBytes > context.limits.maxDocumentBytes) {
      log.add('text/limit-exceeded', {
        message: `the file has ${source.sizeBytes} bytes, but only ${context.limits.maxDocumentBytes} are checked`,
        byteOffset: context.limits.maxDocumentBytes,
      });
      skipped.push({ what: 'text', reason: 'larger than the limit' });
    }
    const end = Math.min(source.sizeBytes, context.limits.maxDocumentBytes);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (let at = 0; at < end; at += CHUNK) {
      const bytes = await source.read(at, Math.min(CHUNK, end - at), { signal: context.signal });
      const last = at + CHUNK >= source.sizeBytes;
      const text = decodeChunk(decoder, bytes, { format, at, last }, log);
      if (text === undefined) {
        skipped.push({ what: 'text', reason: 'not text to its end' });
        break;
      }
      content.add(text);
    }
    content.end();
    const made = { format, facts: NO_FACTS, log, source, checked: 'text', skipped } as const;
    return makeReading({ ...made, canCarryCode: content.carriesCode ? 'yes' : canCarryCode });
  };
}

function decodeChunk(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  place: { readonly format: string; readonly at: number; readonly last: boolean },
  log: FindingLog,
): string | undefined {
  const where = { byteOffset: place.at, byteLength: bytes.byteLength };
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: !place.last });
  } catch {
    const message = `the bytes from ${place.at} on are not UTF-8 text`;
    log.add('text/malformed', { message, ...where });
    return undefined;
  }
  const character = forbiddenCharacter(text, place.format);
  if (character === undefined) return text;
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  log.add('text/malformed', {
    message: `the bytes from ${place.at} on hold the control character U+${code}, which is not allowed there`,
    ...where,
  });
  return undefined;
}
