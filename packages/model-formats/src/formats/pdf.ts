import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** A document that can hold JavaScript and launch actions. */
export const pdf = defineFormat({
  id: 'pdf',
  title: 'PDF document',
  mediaType: 'application/pdf',
  names: { exclusive: ['.pdf'] },
  canCarryCode: 'yes',
  role: 'document',
  citations: ['https://www.iso.org/standard/75839.html'],
  sniff: (head) => hasBytes(head, 0, '%PDF-'),
});
