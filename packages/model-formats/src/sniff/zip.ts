import { hasBytes } from './bytes.ts';

/** Whether the head is that of a zip: a member, an empty archive, or a spanned one. */
export function isZip(head: Uint8Array): boolean {
  return (
    hasBytes(head, 0, 'PK\x03\x04') ||
    hasBytes(head, 0, 'PK\x05\x06') ||
    hasBytes(head, 0, 'PK\x07\x08')
  );
}
