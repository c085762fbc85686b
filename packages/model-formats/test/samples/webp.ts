import { defineSamples, file } from '../support/sample.ts';

export const webp = defineSamples({
  format: 'webp',
  benign: [file('x.webp', 'RIFF\x04\0\0\0WEBP')],
  malformed: [file('x.webp', 'RIFF\x04\0\0\0WEB')],
  nearMiss: [file('x.webp', 'RIFF\x04\0\0\0WAVE')],
});
