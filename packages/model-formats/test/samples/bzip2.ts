import { defineSamples, file } from '../support/sample.ts';

export const bzip2 = defineSamples({
  format: 'bzip2',
  benign: [file('notes.bz2', 'BZh91AY&SY')],
  malformed: [file('notes.bz2', 'BZh')],
  nearMiss: [file('notes.bz2', 'BZh0')],
});
