import { defineSamples, file } from '../support/sample.ts';

export const jar = defineSamples({
  format: 'jar',
  benign: [file('a.jar', 'PK\x03\x04'), file('a', 'PK\x03\x04\x14\0\0\0\0\0META-INF/MANIFEST.MF')],
  malformed: [file('a.jar', 'PK\x03')],
  nearMiss: [file('a.jar', '7z\xbc\xaf\x27\x1c'), file('a.zip', 'PK\x03\x04')],
});
