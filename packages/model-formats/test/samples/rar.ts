import { defineSamples, file } from '../support/sample.ts';

export const rar = defineSamples({
  format: 'rar',
  benign: [file('x.rar', 'Rar!\x1a\x07\0'), file('x.rar', 'Rar!\x1a\x07\x01\0')],
  malformed: [file('x.rar', 'Rar!\x1a')],
  nearMiss: [file('x.rar', 'RE~^\x1a\x07')],
});
