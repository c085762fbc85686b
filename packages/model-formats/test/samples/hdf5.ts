import { defineSamples, file } from '../support/sample.ts';

export const hdf5 = defineSamples({
  format: 'hdf5',
  benign: [
    file('m.h5', '\x89HDF\r\n\x1a\n'),
    file('m.h5', `${'\0'.repeat(1_024)}\x89HDF\r\n\x1a\n`),
  ],
  malformed: [file('m.h5', '\x89HDF\r\n\x1a')],
  nearMiss: [file('m.h5', `${'\0'.repeat(256)}\x89HDF\r\n\x1a\n`)],
});
