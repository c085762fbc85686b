import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** Machine code of Unix systems. */
export const elf = defineFormat({
  id: 'elf',
  title: 'ELF executable or library',
  mediaType: 'application/x-elf',
  names: { exclusive: ['.so', '.elf', '.o', '.ko'] },
  canCarryCode: 'yes',
  role: 'code',
  citations: ['https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html'],
  sniff: (head) => hasBytes(head, 0, '\x7fELF'),
});
