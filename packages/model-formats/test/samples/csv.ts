import { textSamples } from '../support/sample.ts';

export const csv = textSamples('csv', { 'table.csv': 'a,b\n1,2\n', 'table.tsv': 'a\tb\n' });
