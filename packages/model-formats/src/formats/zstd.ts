import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** A compressed file; its content is not examined. */
export const zstd = defineFormat({
  id: 'zstd',
  title: 'Zstandard stream',
  mediaType: 'application/zstd',
  names: { exclusive: ['.zst'] },
  canCarryCode: 'yes',
  role: 'archive',
  citations: ['https://www.rfc-editor.org/rfc/rfc8878'],
  sniff: (head) => hasBytes(head, 0, '\x28\xb5\x2f\xfd'),
});
