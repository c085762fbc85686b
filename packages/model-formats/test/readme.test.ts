import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatRules, formats } from '../src/index.ts';

test('the README names every format and every rule', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  for (const { id } of [...formats, ...formatRules]) expect(readme).toContain(`\`${id}\``);
});
