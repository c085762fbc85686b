import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withCodesTable, withoutCodesTable } from '../scripts/codes-table.ts';
import { ruleSet } from '../src/index.ts';
import { hostileCases } from './hostile/cases/index.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the table of codes in README.md matches codes and attacks (otherwise run pnpm generate)', () => {
  expect(withCodesTable(readme)).toBe(readme);
});

test('README.md keeps to 120 lines, without the table of codes', () => {
  expect(withoutCodesTable(readme).trimEnd().split('\n').length).toBeLessThanOrEqual(120);
});

test('README.md counts the attacks', () => {
  expect(readme).toContain(`${hostileCases.length} attacks`);
});

test('README.md names the rules of a result that verifies', () => {
  const named = new Set([...readme.matchAll(/`(signing\/[a-z-]+)`/g)].map(([, id]) => id));
  const known = new Set(ruleSet.rules.map(({ id }) => id));
  expect([...named].filter((id) => !known.has(id ?? ''))).toEqual([]);
});

test('the example of README.md runs and prints what it says', () => {
  const example = /```js\n(.*?)```/s.exec(readme)?.[1] ?? '';
  const args = ['--conditions=@weighbridge/source', '--input-type=module', '--eval', example];
  const output = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const said = [...example.matchAll(/\/\/ (.*)$/gm)].map(([, line]) => line);
  expect(output.trimEnd().split('\n')).toEqual(said);
});
