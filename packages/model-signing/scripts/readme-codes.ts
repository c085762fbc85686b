// Writes the table of error codes in README.md from the registry of attacks and the codes' own words.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withCodesTable } from './codes-table.ts';

const readme = join(import.meta.dirname, '..', 'README.md');
writeFileSync(readme, withCodesTable(readFileSync(readme, 'utf8')));
