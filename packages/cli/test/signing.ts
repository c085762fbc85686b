import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeModels } from './models.ts';

const LEAF_EXTENSIONS =
  'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=codeSigning\n';

/** The passphrase of `locked.pem`. */
export const PASSPHRASE = 'correct-horse';

/** The models of `makeModels`, with keys next to them: `p256`, `p384`, `p521`, `other`, `rsa` and `locked`. */
export async function makeSigning(): ReturnType<typeof makeModels> {
  const made = await makeModels();
  const curves = { p256: 'P-256', p384: 'P-384', p521: 'P-521', other: 'P-256' } as const;
  for (const [name, namedCurve] of Object.entries(curves)) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
    await writeFile(
      join(made.home, `${name}.pem`),
      privateKey.export({ type: 'pkcs8', format: 'pem' }),
    );
    await writeFile(
      join(made.home, `${name}.pub`),
      publicKey.export({ type: 'spki', format: 'pem' }),
    );
  }
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await writeFile(
    join(made.home, 'rsa.pem'),
    rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  );
  const locked = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await writeFile(
    join(made.home, 'locked.pem'),
    locked.privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: PASSPHRASE,
    }),
  );
  await writeFile(
    join(made.home, 'locked.pub'),
    locked.publicKey.export({ type: 'spki', format: 'pem' }),
  );
  await writeFile(join(made.home, 'pass.txt'), `${PASSPHRASE}\n`);
  return made;
}

/** By OpenSSL: the authorities `ca.pem` and `other-ca.pem`, and `leaf.pem`, which the first issues for `p256.pem`. */
export async function issueCertificates(home: string): Promise<void> {
  const openssl = (line: string): void =>
    void execFileSync('openssl', line.split(' '), { cwd: home, stdio: 'pipe' });
  await writeFile(join(home, 'leaf.ext'), LEAF_EXTENSIONS);
  for (const name of ['ca', 'other-ca']) {
    openssl(`ecparam -name prime256v1 -genkey -noout -out ${name}.key`);
    openssl(
      `req -x509 -new -key ${name}.key -subj /CN=Authority -days 3650 -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign -out ${name}.pem`,
    );
  }
  openssl('req -new -key p256.pem -subj /CN=Signer -out leaf.csr');
  openssl(
    'x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 -extfile leaf.ext -out leaf.pem',
  );
}
