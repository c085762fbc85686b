import { defineFormat } from '../format.ts';
import { hasExtension } from '../sniff/bytes.ts';
import { startsAsJson } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** One JSON value a line. */
export const jsonLines = defineFormat({
  id: 'json-lines',
  title: 'JSON lines',
  mediaType: 'application/jsonl',
  extensions: ['.jsonl', '.ndjson'],
  canCarryCode: 'no',
  role: 'data',
  citations: ['https://jsonlines.org/'],
  sniff: (head, path, sizeBytes) =>
    hasExtension(path, ['.jsonl', '.ndjson']) && startsAsJson(head, sizeBytes),
  read: textReader('json-lines', 'no'),
});
