import { defineFormat } from '../format.ts';
import { hasExtension } from '../sniff/bytes.ts';
import { isZip } from '../sniff/zip.ts';

/** A zip of arrays; arrays of objects are pickles. */
export const npz = defineFormat({
  id: 'npz',
  title: 'NumPy archive',
  mediaType: 'application/vnd.weighbridge.npz+zip',
  extensions: ['.npz'],
  canCarryCode: 'yes',
  role: 'data',
  citations: ['https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html'],
  sniff: (head, path) => isZip(head) && hasExtension(path, ['.npz']),
});
