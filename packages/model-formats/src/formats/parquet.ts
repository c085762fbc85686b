import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** A table of records. */
export const parquet = defineFormat({
  id: 'parquet',
  title: 'Parquet table',
  mediaType: 'application/vnd.apache.parquet',
  names: { exclusive: ['.parquet'] },
  canCarryCode: 'no',
  role: 'data',
  citations: ['https://parquet.apache.org/docs/file-format/'],
  sniff: (head) => hasBytes(head, 0, 'PAR1'),
});
