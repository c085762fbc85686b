import { defineSamples, file } from '../support/sample.ts';

export const kerasZip = defineSamples({
  format: 'keras-zip',
  benign: [file('m.keras', 'PK\x03\x04')],
  malformed: [file('m.keras', 'PK\x03')],
  nearMiss: [file('m.keras', '\x89HDF\r\n\x1a\n')],
});
