import { defineFormat } from '../format.ts';
import { npyKind } from '../sniff/npy.ts';

/** One array with pickles as elements, or with a type that cannot be determined. */
export const npyObject = defineFormat({
  id: 'npy-object',
  title: 'NumPy array of objects',
  mediaType: 'application/vnd.weighbridge.npy-object',
  names: { exclusive: ['.npy'] },
  canCarryCode: 'yes',
  role: 'data',
  citations: [
    'https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html',
    'https://nvd.nist.gov/vuln/detail/CVE-2019-6446',
  ],
  sniff: (head) => npyKind(head) === 'object',
});
