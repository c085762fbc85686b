import { defineSamples, file } from '../support/sample.ts';

export const lz4 = defineSamples({
  format: 'lz4',
  benign: [file('x.lz4', '\x04\x22\x4d\x18')],
  malformed: [file('x.lz4', '\x04\x22\x4d')],
  nearMiss: [file('x.lz4', '\x04\x22\x4d\x19')],
});
