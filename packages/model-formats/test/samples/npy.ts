import { npyBytes } from '../support/npy.ts';
import { defineSamples, file } from '../support/sample.ts';

export const npy = defineSamples({
  format: 'npy',
  benign: [file('x.npy', npyBytes("'<f4'")), file('x.npy', npyBytes("'|b1'"))],
  malformed: [
    file('x.npy', npyBytes("'<f4'").slice(0, 64)),
    file('x.npy', npyBytes("'<f4', 'descr': '|O'")),
  ],
  nearMiss: [file('x.npy', npyBytes("'|O'")), file('x.npy', '\x93NUMPX\x01\0')],
});
