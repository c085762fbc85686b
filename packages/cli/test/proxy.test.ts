import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { useSignedModel } from './signed-model.ts';

const BIN = fileURLToPath(new URL('../src/bin.ts', import.meta.url));
const SOURCE = ['--conditions=@weighbridge/source', '--disable-warning=ExperimentalWarning', BIN];
const { path } = useSignedModel();
/** Header and claims of an identity token; its signature is not checked before it is sent. */
const TOKEN = [
  { alg: 'ES256' },
  {
    iss: 'https://issuer.example.org',
    aud: 'sigstore',
    sub: 'a@example.org',
    email: 'a@example.org',
    email_verified: true,
    exp: 4_000_000_000,
    iat: 1_700_000_000,
  },
  {},
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');

/** Runs the program behind a proxy that lets nothing through, and returns the requested hosts. */
async function askedFor(argv: readonly string[], noProxy = ''): Promise<readonly string[]> {
  const hosts: string[] = [];
  const proxy = createServer((request, response) => {
    hosts.push(new URL(request.url ?? '').host);
    response.writeHead(502).end();
  });
  proxy.on('connect', ({ url }, socket) => {
    hosts.push(String(url));
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const child = spawn(process.execPath, [...SOURCE, ...argv], {
    cwd: path('.'),
    env: {
      PATH: process.env['PATH'],
      HTTP_PROXY: address,
      HTTPS_PROXY: address,
      NO_PROXY: noProxy,
    },
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'close')) as [number];
  proxy.close();
  proxy.closeAllConnections();
  expect(code).not.toBe(0);
  return hosts;
}

const STAMPED = ['sign', 'key', 'm', '--private-key', 'p256.pem', '--timestamp-url'];

test('a request for a timestamp goes through the proxy of the environment', async () => {
  const hosts = await askedFor([...STAMPED, 'http://tsa.example.test/']);
  expect(hosts[0]).toMatch(/^tsa\.example\.test(:80)?$/);
});

test('a request for a keyless certificate does too', async () => {
  const instance = ['--fulcio-url', 'https://fulcio.example.test'];
  const log = ['--rekor-url', 'https://rekor.example.test'];
  const token = ['--identity-token', TOKEN];
  const hosts = await askedFor(['sign', 'sigstore', 'm', ...token, ...instance, ...log]);
  expect(hosts[0]).toBe('fulcio.example.test:443');
});

test('what NO_PROXY names does not', async () => {
  expect(await askedFor([...STAMPED, 'http://127.0.0.1:9/'], '127.0.0.1')).toEqual([]);
});
