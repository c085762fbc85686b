import { defineFormat } from '../format.ts';
import { isPortableExecutable } from '../sniff/executable.ts';

/** Machine code of Windows. */
export const pe = defineFormat({
  id: 'pe',
  title: 'Windows executable or library',
  mediaType: 'application/vnd.microsoft.portable-executable',
  names: { exclusive: ['.exe', '.dll', '.pyd', '.sys'] },
  canCarryCode: 'yes',
  role: 'code',
  citations: ['https://learn.microsoft.com/windows/win32/debug/pe-format'],
  sniff: (head) => isPortableExecutable(head),
});
