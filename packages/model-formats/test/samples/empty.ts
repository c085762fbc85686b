import { defineSamples, file } from '../support/sample.ts';

export const empty = defineSamples({
  format: 'empty',
  benign: [file('.gitkeep', ''), file('__init__.py', '')],
  malformed: [file('.gitkeep', 'kept')],
  nearMiss: [file('.gitkeep', '\0')],
});
