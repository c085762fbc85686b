import { execFileSync } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import tls from 'node:tls';
import type { JsonObject } from '@weighbridge/core';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { publicGoodRoot } from '../src/sigstore/public-good-root.ts';
import { signAt, verifyBy, ways } from './support/keyless.ts';
import { startSigstore } from './support/sigstore-instance.ts';

let trustedRoot: JsonObject;
let bundles: readonly JsonObject[];

beforeAll(async () => {
  const sigstore = await startSigstore();
  bundles = await Promise.all(
    Object.values(ways(sigstore.url)).map(async (way) => signAt(sigstore, way)),
  );
  trustedRoot = sigstore.trustedRoot;
  await sigstore.close();
});

beforeEach(() => {
  const refuse = (): never => {
    throw new Error('a verification asked the network');
  };
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(refuse);
  vi.spyOn(net, 'connect').mockImplementation(refuse);
  vi.spyOn(tls, 'connect').mockImplementation(refuse);
  vi.spyOn(dgram, 'createSocket').mockImplementation(refuse);
  vi.spyOn(dns, 'lookup').mockImplementation(refuse);
  vi.spyOn(dns.promises, 'lookup').mockImplementation(refuse);
  vi.spyOn(globalThis, 'fetch').mockImplementation(refuse);
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('every socket throws here', async () => {
  expect(() => new net.Socket().connect(1, '127.0.0.1')).toThrow('asked the network');
  expect(() => fetch('http://127.0.0.1:1')).toThrow('asked the network');
});

test('keyless bundles of all kinds still verify', async () => {
  for (const bundle of bundles) {
    const signer = await verifyBy(trustedRoot, bundle);
    expect(signer.signedAt.length).toBeGreaterThan(0);
  }
});

test('the pinned trusted root is still available', () => {
  expect(publicGoodRoot().source).toBe('pinned');
});

test('no module that can fetch is loaded before it is needed', () => {
  const door = new URL('../src/index.ts', import.meta.url).href;
  const script = `
    import { createRequire } from 'node:module';
    const { publicGoodRoot } = await import(${JSON.stringify(door)});
    publicGoodRoot();
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    console.log(JSON.stringify(loaded));
  `;
  const flags = ['--conditions=@weighbridge/source', '--input-type=module', '--eval', script];
  const loaded = JSON.parse(
    execFileSync(process.execPath, flags, { encoding: 'utf8' }),
  ) as string[];
  expect(loaded.some((path) => path.includes('@sigstore/verify'))).toBe(true);
  const fetching = /@sigstore\/(sign|tuf)\/|\/sigstore\/dist|make-fetch-happen|tuf-js/u;
  expect(loaded.filter((path) => fetching.test(path))).toEqual([]);
});
