import { defineSamples, file } from '../support/sample.ts';

export const xz = defineSamples({
  format: 'xz',
  benign: [file('x.xz', '\xfd7zXZ\0')],
  malformed: [file('x.xz', '\xfd7zXZ')],
  nearMiss: [file('x.xz', '\xfd7zXY\0')],
});
