import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** Machine code of Apple systems, thin or fat, and Java classes, whose magic number is the same. */
export const machO = defineFormat({
  id: 'mach-o',
  title: 'Mach-O executable or library',
  mediaType: 'application/x-mach-binary',
  names: { exclusive: ['.dylib', '.bundle'] },
  canCarryCode: 'yes',
  role: 'code',
  citations: [
    'https://github.com/apple-oss-distributions/xnu/blob/main/EXTERNAL_HEADERS/mach-o/loader.h',
  ],
  sniff: (head) =>
    hasBytes(head, 0, '\xcf\xfa\xed\xfe') ||
    hasBytes(head, 0, '\xce\xfa\xed\xfe') ||
    hasBytes(head, 0, '\xfe\xed\xfa\xcf') ||
    hasBytes(head, 0, '\xfe\xed\xfa\xce') ||
    hasBytes(head, 0, '\xca\xfe\xba\xbe'),
});
