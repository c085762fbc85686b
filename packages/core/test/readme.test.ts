import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');

test('the README example runs and prints what it says', () => {
  const example = /```js\n(.*?)```/s.exec(readme)?.[1] ?? '';
  const args = ['--conditions=@weighbridge/source', '--input-type=module', '--eval', example];
  const output = execFileSync(process.execPath, args, { cwd: `${root}schema`, encoding: 'utf8' });
  expect(output).toMatch(/^artifact\.json \d+ 8\nsha256:[0-9a-f]{64}\nsha256:[0-9a-f]{64}\n$/);
});

test('the README has at most 120 lines', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(121);
});
