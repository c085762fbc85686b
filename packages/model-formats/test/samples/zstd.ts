import { defineSamples, file } from '../support/sample.ts';

export const zstd = defineSamples({
  format: 'zstd',
  benign: [file('x.zst', '\x28\xb5\x2f\xfd')],
  malformed: [file('x.zst', '\x28\xb5\x2f')],
  nearMiss: [file('x.zst', '\x28\xb5\x2f\xfc')],
});
