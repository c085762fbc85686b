import { defineSamples, file } from '../support/sample.ts';

export const sevenZip = defineSamples({
  format: 'seven-zip',
  benign: [file('x.7z', '7z\xbc\xaf\x27\x1c')],
  malformed: [file('x.7z', '7z\xbc\xaf\x27')],
  nearMiss: [file('x.7z', '7z\xbc\xaf\x27\x1d')],
});
