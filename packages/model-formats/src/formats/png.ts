import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** An image. */
export const png = defineFormat({
  id: 'png',
  title: 'PNG image',
  mediaType: 'image/png',
  names: { exclusive: ['.png'] },
  canCarryCode: 'no',
  role: 'document',
  citations: ['https://www.w3.org/TR/png-3/'],
  sniff: (head) => hasBytes(head, 0, '\x89PNG\r\n\x1a\n'),
});
