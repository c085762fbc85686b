import { defineSamples, file } from '../support/sample.ts';

export const gif = defineSamples({
  format: 'gif',
  benign: [file('x.gif', 'GIF89a'), file('x.gif', 'GIF87a')],
  malformed: [file('x.gif', 'GIF89')],
  nearMiss: [file('x.gif', 'GIF88a')],
});
