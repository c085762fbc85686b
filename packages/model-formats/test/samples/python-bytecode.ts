import { defineSamples, file } from '../support/sample.ts';

export const pythonBytecode = defineSamples({
  format: 'python-bytecode',
  benign: [file('m.pyc', '\xcb\x0d\r\n\0\0\0\0')],
  malformed: [file('m.pyc', '\xcb\x0d\r')],
  nearMiss: [file('m.cache', '\xcb\x0d\r\n\0\0\0\0'), file('m.pyc', '\xcb\x0d\n\r')],
});
