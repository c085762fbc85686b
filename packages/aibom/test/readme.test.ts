import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BOM_LIMITS, extractors, DESCRIBE_LIMITS, ruleSet } from '../src/index.ts';
import { LICENCE_TEXTS } from '../src/licences/texts.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the README names every rule, source and limit', () => {
  const names = [
    ...ruleSet.rules.map(({ id }) => id),
    ...extractors.map(({ id }) => id),
    ...Object.keys(DESCRIBE_LIMITS),
    ...Object.keys(BOM_LIMITS),
  ];
  for (const name of names) expect(readme).toContain(name);
});

test('the README counts the licence texts', () => {
  expect(readme).toContain(`${LICENCE_TEXTS.length} licences are identified by their text`);
});
