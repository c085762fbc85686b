import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** An archive; its members are not examined. */
export const sevenZip = defineFormat({
  id: 'seven-zip',
  title: '7z archive',
  mediaType: 'application/x-7z-compressed',
  names: { exclusive: ['.7z'] },
  canCarryCode: 'yes',
  role: 'archive',
  citations: ['https://7-zip.org/7z.html'],
  sniff: (head) => hasBytes(head, 0, '7z\xbc\xaf\x27\x1c'),
});
