import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** An archive; its members are not examined. */
export const rar = defineFormat({
  id: 'rar',
  title: 'RAR archive',
  mediaType: 'application/vnd.rar',
  names: { exclusive: ['.rar'] },
  canCarryCode: 'yes',
  role: 'archive',
  citations: ['https://www.rarlab.com/technote.htm'],
  sniff: (head) => hasBytes(head, 0, 'Rar!\x1a\x07'),
});
