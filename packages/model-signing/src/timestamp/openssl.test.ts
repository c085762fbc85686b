import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '@weighbridge/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keys } from '../../test/support/pki.ts';
import { parseBundle } from '../bundle/parse-bundle.ts';
import { verifyEnvelope } from '../envelope/verify-envelope.ts';
import { trustKeys } from '../keys/trust-keys.ts';
import { keySigner } from '../signers/key.ts';

const CONFIG = `[tsa]
default_tsa = t
[t]
serial = serial
default_policy = 1.2.3.4
digests = sha256
accuracy = millisecs:250
ess_cert_id_alg = HASH
`;
const EXTENSIONS = `basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
`;

describeWith('openssl')('timestamps by OpenSSL', () => {
  let folder = '';
  const at = (name: string): string => join(folder, name);
  const openssl = (line: string): void => {
    execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'pipe' });
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'weighbridge-tsa-'));
    writeFileSync(at('serial'), '01\n');
    writeFileSync(at('extensions'), EXTENSIONS);
    const ec = 'ec -pkeyopt ec_paramgen_curve:P-384';
    for (const [name, key] of [
      ['rsa', 'rsa:2048'],
      ['ec', ec],
    ] as const) {
      openssl(
        `req -x509 -newkey ${key} -nodes -keyout ca.${name}.key -out ca.${name} -subj /CN=top`,
      );
      openssl(`req -newkey ${key} -nodes -keyout ${name}.key -out ${name}.csr -subj /CN=clock`);
      const by = `-CA ca.${name} -CAkey ca.${name}.key -CAcreateserial`;
      openssl(`x509 -req -in ${name}.csr ${by} -out ${name}.pem -days 30 -extfile extensions`);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Answers like a time-stamping server. */
  function answer(name: string, request: Uint8Array): Uint8Array {
    writeFileSync(at('request'), request);
    const signer = `-signer ${name}.pem -inkey ${name}.key -sha256`;
    openssl(`ts -reply -config config -queryfile request ${signer} -out response`);
    return readFileSync(at('response'));
  }

  test.for([
    ['rsa', 'sha1'],
    ['rsa', 'sha256'],
    ['ec', 'sha256'],
    ['ec', 'sha512'],
  ] as const)(
    'asks for, checks and verifies one signed with %s, bound by %s',
    async ([name, hash]) => {
      writeFileSync(at('config'), CONFIG.replace('HASH', hash));
      const { privateKey, publicKey } = keys('maker');
      const timestamp = {
        url: 'http://clock.test/',
        fetch: (async (_url, init) =>
          new Response(
            Buffer.from(answer(name, new Uint8Array(init?.body as Uint8Array))),
          )) satisfies typeof fetch,
      };
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      const bundle = await keySigner(pem, { timestamp }).signPayload(
        Uint8Array.of(1),
        'text/plain',
      );
      const trust = trustKeys(publicKey.export({ type: 'spki', format: 'pem' }).toString(), {
        timestampAuthorities: readFileSync(at(`ca.${name}`)),
      });
      const { signedAt } = await verifyEnvelope(parseBundle(JSON.stringify(bundle)), trust);
      expect(signedAt).toMatchObject([{ source: 'timestamp-authority', by: 'CN=clock' }]);
    },
  );
});
