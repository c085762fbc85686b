import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** An image. */
export const gif = defineFormat({
  id: 'gif',
  title: 'GIF image',
  mediaType: 'image/gif',
  names: { exclusive: ['.gif'] },
  canCarryCode: 'no',
  role: 'document',
  citations: ['https://www.w3.org/Graphics/GIF/spec-gif89a.txt'],
  sniff: (head) => hasBytes(head, 0, 'GIF87a') || hasBytes(head, 0, 'GIF89a'),
});
