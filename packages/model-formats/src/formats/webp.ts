import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** An image. */
export const webp = defineFormat({
  id: 'webp',
  title: 'WebP image',
  mediaType: 'image/webp',
  names: { exclusive: ['.webp'] },
  canCarryCode: 'no',
  role: 'document',
  citations: ['https://www.rfc-editor.org/rfc/rfc9649'],
  sniff: (head) => hasBytes(head, 0, 'RIFF') && hasBytes(head, 8, 'WEBP'),
});
