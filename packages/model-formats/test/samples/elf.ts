import { defineSamples, file } from '../support/sample.ts';

export const elf = defineSamples({
  format: 'elf',
  benign: [file('lib.so', '\x7fELF\x02'), file('weights', '\x7fELF\x01')],
  malformed: [file('lib.so', '\x7fEL')],
  nearMiss: [file('lib.so', '\x7fELG\x02')],
});
