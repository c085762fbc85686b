import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '@weighbridge/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planOf } from './hostile/cases/certificate.ts';
import { carryOut } from './hostile/plan.ts';
import { forbidNetwork } from './no-network.ts';
import { generatedCases, realCases, specificationCases } from './vector-cases.ts';

const network = forbidNetwork();
let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'weighbridge-offline-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the guard itself stops a socket and a fetch', async () => {
  expect(() => net.connect(9, '127.0.0.1')).toThrow('network is forbidden');
  await expect(async () => fetch('http://127.0.0.1:9/')).rejects.toThrow('network is forbidden');
});

test('a key bundle verifies without any network', async () => {
  const before = network.tried.length;
  const { coverage } = await carryOut(
    {},
    { folder, sigstore: () => Promise.reject(new Error('not here')) },
  );
  expect(coverage.verified).toHaveLength(3);
  expect(network.tried.slice(before)).toEqual([]);
});

test('a certificate bundle verifies without any network', async () => {
  const before = network.tried.length;
  const { coverage } = await carryOut(planOf({}), {
    folder,
    sigstore: () => Promise.reject(new Error('not here')),
  });
  expect(coverage.verified).toHaveLength(3);
  expect(network.tried.slice(before)).toEqual([]);
});

describeWith('vectors')('with every socket throwing', () => {
  test.for([...realCases(), ...specificationCases(), ...generatedCases()])(
    '$expected/$name is answered without any network',
    async ({ expected, verify }) => {
      const before = network.tried.length;
      const outcome = await verify().catch((error: unknown) => error);
      expect(outcome instanceof Error).toBe(expected === 'invalid');
      expect(network.tried.slice(before)).toEqual([]);
    },
  );
});
