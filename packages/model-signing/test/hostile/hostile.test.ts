import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { codes, ModelSigningError } from '../../src/index.ts';
import { startSigstore } from '../support/sigstore-instance.ts';
import type { SigstoreInstance } from '../support/sigstore-instance.ts';
import type { HostileCase } from './case.ts';
import { hostileCases } from './cases/index.ts';

const base = mkdtempSync(join(tmpdir(), 'weighbridge-hostile-'));
const deployments = new Map<string, Promise<SigstoreInstance>>();

afterAll(async () => {
  for (const deployment of deployments.values()) await (await deployment).close();
  rmSync(base, { recursive: true, force: true });
});

function sigstore(name: string): Promise<SigstoreInstance> {
  const running = deployments.get(name) ?? startSigstore();
  deployments.set(name, running);
  return running;
}

async function attempt(one: HostileCase, hostile: boolean): Promise<unknown> {
  const folder = join(base, `${one.name}-${hostile ? 'hostile' : 'benign'}`);
  mkdirSync(folder);
  return one.attempt(hostile, { folder, sigstore });
}

test.for(hostileCases)('$code refuses $name: $what', async (one) => {
  const outcome = await attempt(one, true).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(ModelSigningError);
  const { code, stage } = outcome as ModelSigningError;
  expect({ code, stage }).toEqual({ code: one.code, stage: codes[one.code].stage });
});

test.for(hostileCases)('the twin of $name without it is accepted', async (one) => {
  await expect(attempt(one, false)).resolves.toBeDefined();
});

test('every code is shown by a case', () => {
  const shown = new Set<string>(hostileCases.map(({ code }) => code));
  expect(Object.keys(codes).filter((code) => !shown.has(code))).toEqual([]);
});

test('every case has a unique name', () => {
  const names = hostileCases.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
