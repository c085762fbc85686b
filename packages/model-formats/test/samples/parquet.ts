import { defineSamples, file } from '../support/sample.ts';

export const parquet = defineSamples({
  format: 'parquet',
  benign: [file('t.parquet', 'PAR1')],
  malformed: [file('t.parquet', 'PAR')],
  nearMiss: [file('t.parquet', 'PARE')],
});
