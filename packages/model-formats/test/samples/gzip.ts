import { defineSamples, file } from '../support/sample.ts';

export const gzip = defineSamples({
  format: 'gzip',
  benign: [file('x.gz', '\x1f\x8b\x08\0')],
  malformed: [file('x.gz', '\x1f\x8b')],
  nearMiss: [file('x.gz', '\x1f\x9d\x90')],
});
