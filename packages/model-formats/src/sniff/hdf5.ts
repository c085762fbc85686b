import { hasBytes } from './bytes.ts';

/** Offsets at which a reader looks for the signature, as far as a head reaches: a user block may precede it. */
const PLACES = [0, 512, 1_024, 2_048];

/** Whether the HDF5 signature is where a reader would find it. */
export function isHdf5(head: Uint8Array): boolean {
  return PLACES.some((at) => hasBytes(head, at, '\x89HDF\r\n\x1a\n'));
}
