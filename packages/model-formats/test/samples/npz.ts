import { defineSamples, file } from '../support/sample.ts';

export const npz = defineSamples({
  format: 'npz',
  benign: [file('a.npz', 'PK\x03\x04')],
  malformed: [file('a.npz', 'PK\x03')],
  nearMiss: [file('a.npz', '\x93NUMPY\x01\0'), file('a.zip', 'PK\x03\x04')],
});
