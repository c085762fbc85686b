import { defineFormat } from '../format.ts';
import { hasExtension } from '../sniff/bytes.ts';
import { startsAsJson } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

const NAMES: readonly string[] = ['.json'];

/** Settings or data in JSON. */
export const json = defineFormat({
  id: 'json',
  title: 'JSON document',
  mediaType: 'application/json',
  names: { exclusive: NAMES },
  canCarryCode: 'no',
  role: 'config',
  citations: ['https://www.rfc-editor.org/rfc/rfc8259'],
  sniff: (head, path, sizeBytes) => hasExtension(path, NAMES) && startsAsJson(head, sizeBytes),
  read: textReader('json', 'no'),
});
