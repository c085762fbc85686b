// Writes schema/policy.schema.json and the table of controls in README.md from the sources.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policySchemaText, withControlTable } from './generated.ts';

const root = join(import.meta.dirname, '..');
const readme = join(root, 'README.md');
mkdirSync(join(root, 'schema'), { recursive: true });
writeFileSync(join(root, 'schema', 'policy.schema.json'), policySchemaText());
writeFileSync(readme, withControlTable(readFileSync(readme, 'utf8')));
