import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** A compressed file; its content is not examined. */
export const lz4 = defineFormat({
  id: 'lz4',
  title: 'LZ4 frame',
  mediaType: 'application/x-lz4',
  names: { exclusive: ['.lz4'] },
  canCarryCode: 'yes',
  role: 'archive',
  citations: ['https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md'],
  sniff: (head) => hasBytes(head, 0, '\x04\x22\x4d\x18'),
});
