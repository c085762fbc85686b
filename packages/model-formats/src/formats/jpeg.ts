import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** An image. */
export const jpeg = defineFormat({
  id: 'jpeg',
  title: 'JPEG image',
  mediaType: 'image/jpeg',
  names: { exclusive: ['.jpg', '.jpeg'] },
  canCarryCode: 'no',
  role: 'document',
  citations: ['https://www.w3.org/Graphics/JPEG/itu-t81.pdf'],
  sniff: (head) => hasBytes(head, 0, '\xff\xd8\xff'),
});
