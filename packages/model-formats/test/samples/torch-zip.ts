import { defineSamples, file } from '../support/sample.ts';

export const torchZip = defineSamples({
  format: 'torch-zip',
  benign: [file('m.pt', 'PK\x03\x04'), file('weights', 'PK\x03\x04\x14\0\0\0\0\0archive/data.pkl')],
  malformed: [file('m.pt', 'PK\x03')],
  nearMiss: [file('m.pt', '7z\xbc\xaf\x27\x1c'), file('m.zip', 'PK\x03\x04')],
});
