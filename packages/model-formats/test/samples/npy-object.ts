import { npyBytes } from '../support/npy.ts';
import { defineSamples, file } from '../support/sample.ts';

export const npyObject = defineSamples({
  format: 'npy-object',
  benign: [
    file('x.npy', npyBytes("'|O'")),
    file('x.npy', npyBytes("[('a', '<f4'), ('b', '|O')]")),
    file('x.npy', npyBytes("'<f4'").slice(0, 64)),
  ],
  malformed: [file('x.npy', '\x93NUMP')],
  nearMiss: [file('x.npy', npyBytes("'<f4'"))],
});
