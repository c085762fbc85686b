import { hasBytes, uint16, uint32 } from './bytes.ts';

/** One plain type, for instance `'<f4'`, which cannot be an object. */
const PLAIN = /'descr'\s*:\s*'[<>|=]?[biufcSUVmM?]\d*'\s*,/;

/** The kind of array in a .npy file: `plain` values, `object` for pickles or an undetermined type, or undefined. */
export function npyKind(head: Uint8Array): 'plain' | 'object' | undefined {
  if (!hasBytes(head, 0, '\x93NUMPY')) return undefined;
  const header = readHeader(head);
  const plain = header !== undefined && PLAIN.test(header) && header.split('descr').length === 2;
  return plain ? 'plain' : 'object';
}

/** The header's Python dictionary, if all of it is in the head. */
function readHeader(head: Uint8Array): string | undefined {
  const major = head[6] ?? 0;
  if (major < 1 || major > 3) return undefined;
  const start = major === 1 ? 10 : 12;
  const length = (major === 1 ? uint16(head, 8) : uint32(head, 8)) ?? Infinity;
  if (start + length > head.byteLength) return undefined;
  return String.fromCharCode(...head.subarray(start, start + length));
}
