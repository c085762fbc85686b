import { defineSamples, file } from '../support/sample.ts';

export const zip = defineSamples({
  format: 'zip',
  benign: [file('x.zip', 'PK\x03\x04'), file('x.whl', 'PK\x05\x06')],
  malformed: [file('x.zip', 'PK\x03')],
  nearMiss: [file('x.zip', 'PK\x01\x02'), file('x.npz', 'PK\x03\x04')],
});
