import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** A compressed file; its content is not examined. */
export const bzip2 = defineFormat({
  id: 'bzip2',
  title: 'bzip2 stream',
  mediaType: 'application/x-bzip2',
  names: { exclusive: ['.bz2'] },
  canCarryCode: 'yes',
  role: 'archive',
  citations: ['https://sourceware.org/bzip2/'],
  sniff: (head) =>
    hasBytes(head, 0, 'BZh1') ||
    hasBytes(head, 0, 'BZh2') ||
    hasBytes(head, 0, 'BZh3') ||
    hasBytes(head, 0, 'BZh4') ||
    hasBytes(head, 0, 'BZh5') ||
    hasBytes(head, 0, 'BZh6') ||
    hasBytes(head, 0, 'BZh7') ||
    hasBytes(head, 0, 'BZh8') ||
    hasBytes(head, 0, 'BZh9'),
});
