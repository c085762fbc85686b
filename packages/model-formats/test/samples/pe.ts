import { defineSamples, file } from '../support/sample.ts';

const HEADER = `MZ${'\0'.repeat(58)}\x40\0\0\0`;

export const pe = defineSamples({
  format: 'pe',
  benign: [file('x.dll', `${HEADER}PE\0\0`), file('weights', `${HEADER}PE\0\0`)],
  malformed: [file('x.dll', 'MZ'), file('x.exe', 'M')],
  nearMiss: [file('x.exe', 'MZ are the initials of Mark Zbikowski.'), file('x.exe', `ZM${HEADER}`)],
});
