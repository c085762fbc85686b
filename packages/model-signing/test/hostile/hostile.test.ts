import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '@weighbridge/testkit';
import { afterAll, expect, test } from 'vitest';
import { codes, ModelSigningError } from '../../src/index.ts';
import type { HostileCase } from './case.ts';
import { hostileCases } from './cases/index.ts';

const base = mkdtempSync(join(tmpdir(), 'weighbridge-hostile-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function attempt(one: HostileCase, hostile: boolean): Promise<unknown> {
  const folder = join(base, `${one.name}-${hostile ? 'hostile' : 'benign'}`);
  mkdirSync(folder);
  return one.attempt(hostile, { folder });
}

const plain = hostileCases.filter(({ needs }) => needs === undefined);
const needy = hostileCases.filter(({ needs }) => needs !== undefined);

async function isRefused(one: HostileCase): Promise<void> {
  const outcome = await attempt(one, true).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(ModelSigningError);
  const { code, stage } = outcome as ModelSigningError;
  expect({ code, stage }).toEqual({ code: one.code, stage: codes[one.code].stage });
}

async function isLetThrough(one: HostileCase): Promise<void> {
  await expect(attempt(one, false)).resolves.toBeDefined();
}

test.for(plain)('$code refuses $name: $what', isRefused);
test.for(plain)('the twin of $name without it is let through', isLetThrough);

describeWith('openssl')('attacks that are made with openssl', () => {
  test.for(needy)('$code refuses $name: $what', isRefused);
  test.for(needy)('the twin of $name without it is let through', isLetThrough);
});

test('every code is shown by a case', () => {
  const shown = new Set<string>(hostileCases.map(({ code }) => code));
  expect(Object.keys(codes).filter((code) => !shown.has(code))).toEqual([]);
});

test('every case has a name of its own', () => {
  const names = hostileCases.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
