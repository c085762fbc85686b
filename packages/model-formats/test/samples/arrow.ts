import { defineSamples, file } from '../support/sample.ts';

export const arrow = defineSamples({
  format: 'arrow',
  benign: [file('table.arrow', 'ARROW1\0\0')],
  malformed: [file('table.arrow', 'ARROW1\0')],
  nearMiss: [file('table.arrow', 'ARROW2\0\0')],
});
