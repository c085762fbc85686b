import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');

test('the README example runs and prints what it says', () => {
  const example = /```js\n(.*?)```/s.exec(readme)?.[1] ?? '';
  const args = ['--conditions=@weighbridge/source', '--input-type=module', '--eval', example];
  const output = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(output).toMatch(
    /^undefined\ncompared is not a valid count\n\{ label: .Claims verified., text: .0. \}\nfalse\n$/,
  );
});

test('the README has at most 120 lines', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(121);
});
