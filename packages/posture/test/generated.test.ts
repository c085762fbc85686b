import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policySchemaText, withControlTable } from '../scripts/generated.ts';
import { builtInPolicies } from '../src/index.ts';
import { policySchema } from '../src/schema.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('schema/policy.schema.json matches the source (otherwise run pnpm generate)', () => {
  expect(read('schema/policy.schema.json')).toBe(policySchemaText());
});

test('the table of controls in README.md matches the catalogue (otherwise run pnpm generate)', () => {
  const readme = read('README.md');
  expect(withControlTable(readme)).toBe(readme);
});

test('README.md has at most 120 lines', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(120);
});

test.for(Object.values(builtInPolicies))(
  'the built-in policy $name conforms to the schema',
  (policy) => {
    expect(policySchema.parse(policy)).toEqual(policy);
  },
);
