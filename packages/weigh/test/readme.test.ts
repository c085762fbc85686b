import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');
const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code ?? '');

function run(code: string): string {
  const args = ['--conditions=@weighbridge/source', '--input-type=module', '--eval', code];
  return execFileSync(process.execPath, args, { cwd: `${root}src`, encoding: 'utf8' });
}

test('the example of weighing runs and says what it says', () => {
  expect(run(examples[0] ?? '')).toMatch(/^cannot-decide\n/);
});

test('the example of signing runs and says what it says', () => {
  const output = run(examples[1] ?? '');
  expect(output).toMatch(/^\[\s+'posture\.json',\s+'posture-vsa\.json',\s+'posture-svr\.json',/);
  expect(output).toMatch(/\ncannot-decide\n$/);
});

test('the README keeps to 120 lines', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(121);
});
