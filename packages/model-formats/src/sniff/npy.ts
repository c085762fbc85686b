import { hasBytes, uint32 } from './bytes.ts';

/** One plain type, for instance `'<f4'`; nothing that could be an object. */
const PLAIN = /'descr'\s*:\s*'[<>|=]?[biufcSUVmM?]\d*'\s*,/;

/** What the array in a .npy file is of: `plain` values, `object` for pickles or what cannot be told, or undefined. */
export function npyKind(head: Uint8Array): 'plain' | 'object' | undefined {
  if (!hasBytes(head, 0, '\x93NUMPY')) return undefined;
  const major = head[6] ?? 0;
  const start = major === 1 ? 10 : 12;
  const length =
    major === 1 ? (head[8] ?? 0) + 256 * (head[9] ?? 0) : (uint32(head, 8) ?? Infinity);
  if (major < 1 || major > 3 || start + length > head.byteLength) return 'object';
  const header = String.fromCharCode(...head.subarray(start, start + length));
  return PLAIN.test(header) && header.split('descr').length === 2 ? 'plain' : 'object';
}
