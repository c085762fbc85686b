import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callIn } from './call.ts';
import type { Answer } from './call.ts';
import { startRekor } from './rekor.ts';
import type { Rekor } from './rekor.ts';
import { makeSigning } from './signing.ts';

const AT = new Date('2026-11-23T12:00:00Z');

let home = '';
let remove = async (): Promise<void> => {};
let log: Rekor;

beforeAll(async () => {
  ({ home, remove } = await makeSigning());
  await cp(join(home, 'good'), join(home, 'm'), { recursive: true });
  await cp(join(home, 'good'), join(home, 'secret'), { recursive: true });
  log = await startRekor(AT);
  await writeFile(join(home, 'log.json'), log.trustedRoot);
  await writeFile(join(home, 'other-log.json'), await rootOfAnother());
});
afterAll(async () => {
  await log.close();
  await remove();
});

async function rootOfAnother(): Promise<string> {
  const other = await startRekor(AT);
  await other.close();
  return other.trustedRoot;
}

const call = (line: string): Promise<Answer> => callIn(home, line.split(' '));
const SIGN = '--sign key --private-key p256.pem --quiet';
const verify = (model: string, root: string): Promise<Answer> =>
  call(
    `verify posture ${model}/attestations/posture.json --model ${model} --public-key p256.pub --require-log ${root}`,
  );

test('weigh --sign --transparency-log enters each of its statements, and a verifier can ask for that', async () => {
  expect((await call(`weigh m ${SIGN} --transparency-log ${log.url}`)).code).toBe(0);
  expect(log.entries()).toBe(3);
  const { code, out, err } = await verify('m', 'log.json');
  expect([code, out + err]).toEqual([0, expect.stringContaining('logged       entry 1')]);
});

test('a statement that is in no log, or in another one, is refused where a log is required', async () => {
  expect((await call(`weigh secret ${SIGN}`)).code).toBe(0);
  expect((await verify('secret', 'log.json')).out).toContain('TRANSPARENCY_MISSING');
  const elsewhere = await verify('m', 'other-log.json');
  expect([elsewhere.code, elsewhere.out]).toEqual([1, expect.stringContaining('TRANSPARENCY_')]);
});
