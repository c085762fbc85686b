import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describeWith } from '@weighbridge/testkit';
import { expect, test } from 'vitest';

const EXAMPLE = fileURLToPath(
  new URL('../../../examples/sign-with-pkcs11/try.mjs', import.meta.url),
);

describeWith('softhsm2')('a key that never leaves its token', () => {
  // Installs and compiles the binding in a temporary folder.
  test('signs verifiably on every curve', () => {
    const { stdout, stderr } = spawnSync(process.execPath, [EXAMPLE], { encoding: 'utf8' });
    expect(`${stderr}${stdout}`).toMatch(/^6 passed, 0 failed$/m);
  });
});
