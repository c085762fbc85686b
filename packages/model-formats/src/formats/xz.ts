import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** A compressed file; its content is not examined. */
export const xz = defineFormat({
  id: 'xz',
  title: 'xz stream',
  mediaType: 'application/x-xz',
  names: { exclusive: ['.xz'] },
  canCarryCode: 'yes',
  role: 'archive',
  citations: ['https://tukaani.org/xz/xz-file-format.txt'],
  sniff: (head) => hasBytes(head, 0, '\xfd7zXZ\x00'),
});
