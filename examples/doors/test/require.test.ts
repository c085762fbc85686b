import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { declared, doors, libraries } from './libraries.ts';
import { runCommonJs } from './run-common-js.ts';

test('covers every library that is published', () => {
  expect(declared().toSorted()).toEqual(
    libraries()
      .map(({ name }) => name)
      .toSorted(),
  );
});

test.for(doors())(
  '$specifier can be required, silently, with named exports only',
  ({ specifier }) => {
    const program = `console.log(Object.keys(require(${JSON.stringify(specifier)})).join())`;
    const { stdout, stderr, status } = runCommonJs(program);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const names = stdout.trim().split(',');
    expect(names).not.toEqual(['']);
    expect(names).not.toContain('default');
  },
);

test('require refuses a module with a top-level await, so the tests above can fail', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-doors-'));
  writeFileSync(join(folder, 'awaits.mjs'), 'await 1;\nexport const one = 1;\n');
  const { status, stderr } = runCommonJs(`require(${JSON.stringify(join(folder, 'awaits.mjs'))})`);
  rmSync(folder, { recursive: true });
  expect(status).not.toBe(0);
  expect(stderr).toContain('ERR_REQUIRE_ASYNC_MODULE');
});
