import { defineFormat } from '../format.ts';
import { hasExtension } from '../sniff/bytes.ts';
import { isZip } from '../sniff/zip.ts';

const NAMES: readonly string[] = ['.npz'];

/** A zip of arrays; arrays of objects are pickles. */
export const npz = defineFormat({
  id: 'npz',
  title: 'NumPy archive',
  mediaType: 'application/vnd.weighbridge.npz+zip',
  names: { exclusive: NAMES },
  canCarryCode: 'yes',
  role: 'data',
  citations: ['https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html'],
  sniff: (head, path) => isZip(head) && hasExtension(path, NAMES),
});
