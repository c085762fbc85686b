import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** A table of records. */
export const arrow = defineFormat({
  id: 'arrow',
  title: 'Arrow file',
  mediaType: 'application/vnd.apache.arrow.file',
  names: { exclusive: ['.arrow', '.feather'] },
  canCarryCode: 'no',
  role: 'data',
  citations: ['https://arrow.apache.org/docs/format/Columnar.html'],
  sniff: (head) => hasBytes(head, 0, 'ARROW1\x00\x00'),
});
