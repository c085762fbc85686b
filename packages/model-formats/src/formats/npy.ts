import { defineFormat } from '../format.ts';
import { npyKind } from '../sniff/npy.ts';

/** One array of numbers or texts. */
export const npy = defineFormat({
  id: 'npy',
  title: 'NumPy array',
  mediaType: 'application/vnd.weighbridge.npy',
  names: { exclusive: ['.npy'] },
  canCarryCode: 'no',
  role: 'data',
  citations: ['https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html'],
  sniff: (head) => npyKind(head) === 'plain',
});
