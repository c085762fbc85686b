import { defineFormat } from '../format.ts';
import { isTextNamed } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** Records of values with a separator. */
export const csv = defineFormat({
  id: 'csv',
  title: 'table of values',
  mediaType: 'text/csv',
  extensions: ['.csv', '.tsv'],
  canCarryCode: 'no',
  role: 'data',
  citations: ['https://www.rfc-editor.org/rfc/rfc4180'],
  sniff: (head, path, sizeBytes) => isTextNamed(head, path, sizeBytes, ['.csv', '.tsv']),
  read: textReader('csv', 'no'),
});
