import { defineSamples, file } from '../support/sample.ts';

export const png = defineSamples({
  format: 'png',
  benign: [file('x.png', '\x89PNG\r\n\x1a\n')],
  malformed: [file('x.png', '\x89PNG\r\n\x1a')],
  nearMiss: [file('x.png', '\x89PNG\n\x1a\n')],
});
