import { createHash } from 'node:crypto';

/** Namespace of our serial numbers: UUIDv5 of `https://weighbridge.dev/bom` in the URL namespace. */
export const BOM_NAMESPACE = uuidV5(
  'https://weighbridge.dev/bom',
  '6ba7b811-9dad-11d1-80b4-00c04fd430c8',
);

/**
 * The name-based UUID (version 5) of a name in a namespace.
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-5.5
 */
export function uuidV5(name: string, namespace: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest();
  const bytes = hash.subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
