import { hasBytes, uint32 } from './bytes.ts';

const PE_OFFSET_AT = 0x3c;

/**
 * Whether the head is an MZ executable: its PE header is found or is after the head, or it has the NULs of a DOS
 * executable.
 */
export function isPortableExecutable(head: Uint8Array): boolean {
  if (!hasBytes(head, 0, 'MZ')) return false;
  const at = uint32(head, PE_OFFSET_AT);
  if (at === undefined) return head.includes(0);
  return at + 4 > head.byteLength
    ? head.subarray(0, PE_OFFSET_AT).includes(0)
    : hasBytes(head, at, 'PE\0\0') || head.subarray(0, PE_OFFSET_AT).includes(0);
}
