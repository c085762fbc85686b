import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keySigner, signModel } from '@weighbridge/model-signing';
import type { BundleSigner, SignedModel } from '@weighbridge/model-signing';

/** The signer that releases the models of the estate. */
export interface Release {
  readonly signer: BundleSigner;
  /** PEM, for the policy. */
  readonly publicKey: string;
}

/**
 * The release key: the one in `folder`, or a new one that is written there, readable only by its owner.
 *
 * The private key is never inside a model, and Git ignores its folder.
 */
export async function openRelease(folder: string): Promise<Release> {
  const paths = { private: join(folder, 'release.pem'), public: join(folder, 'release.pub.pem') };
  const held = await readFile(paths.private, 'utf8').catch(() => undefined);
  if (held !== undefined) {
    return { signer: keySigner(held), publicKey: await readFile(paths.public, 'utf8') };
  }
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  await mkdir(dirname(paths.private), { recursive: true, mode: 0o700 });
  await writeFile(paths.private, privateKey, { mode: 0o600 });
  await writeFile(paths.public, publicKey);
  return { signer: keySigner(privateKey), publicKey };
}

/** Signs a model folder: `model.sig` next to its files. */
export async function sign(folder: string, { signer }: Release): Promise<SignedModel> {
  const signed = await signModel(folder, signer);
  await writeFile(join(folder, 'model.sig'), signed.bundleText);
  return signed;
}
