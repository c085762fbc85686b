import { defineSamples, file } from '../support/sample.ts';

export const jpeg = defineSamples({
  format: 'jpeg',
  benign: [file('x.jpg', '\xff\xd8\xff\xe0')],
  malformed: [file('x.jpg', '\xff\xd8')],
  nearMiss: [file('x.jpg', '\xff\xd9\xff')],
});
