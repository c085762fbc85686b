import { defineSamples, file } from '../support/sample.ts';

export const pdf = defineSamples({
  format: 'pdf',
  benign: [file('x.pdf', '%PDF-1.7')],
  malformed: [file('x.pdf', '%PDF')],
  nearMiss: [file('x.pdf', '%PS-1.0')],
});
