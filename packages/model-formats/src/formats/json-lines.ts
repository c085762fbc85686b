import { defineFormat } from '../format.ts';
import { hasExtension } from '../sniff/bytes.ts';
import { startsAsJson } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

const NAMES: readonly string[] = ['.jsonl', '.ndjson'];

/** One JSON value per line. */
export const jsonLines = defineFormat({
  id: 'json-lines',
  title: 'JSON lines',
  mediaType: 'application/jsonl',
  names: { exclusive: NAMES },
  canCarryCode: 'no',
  role: 'data',
  citations: ['https://jsonlines.org/'],
  sniff: (head, path, sizeBytes) => hasExtension(path, NAMES) && startsAsJson(head, sizeBytes),
  read: textReader('json-lines', 'no'),
});
