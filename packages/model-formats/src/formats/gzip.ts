import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** A compressed file; its content is not examined. */
export const gzip = defineFormat({
  id: 'gzip',
  title: 'gzip stream',
  mediaType: 'application/gzip',
  names: { exclusive: ['.gz', '.tgz'] },
  canCarryCode: 'yes',
  role: 'archive',
  citations: ['https://www.rfc-editor.org/rfc/rfc1952'],
  sniff: (head) => hasBytes(head, 0, '\x1f\x8b\x08'),
});
