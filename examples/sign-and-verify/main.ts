import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  keySigner,
  signModel,
  ModelSigningError,
  trustKeys,
  verifyModel,
} from '@weighbridge/model-signing';

const model = await mkdtemp(join(tmpdir(), 'sign-and-verify-'));
await writeFile(join(model, 'weights.bin'), 'weights');
await writeFile(join(model, 'config.json'), '{}');

// The team that trains: signs once, and ships model.sig with the model.
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signer = keySigner(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const { bundleText } = await signModel(model, signer);
await writeFile(join(model, 'model.sig'), bundleText);

// The team that serves: trusts that key and no other, and needs no network.
const trust = trustKeys(publicKey.export({ type: 'spki', format: 'pem' }));
await show('as signed');

await appendFile(join(model, 'weights.bin'), '!');
await show('one byte more');

await writeFile(join(model, 'weights.bin'), 'weights');
await rename(join(model, 'config.json'), join(model, 'settings.json'));
await show('one file renamed');
await rm(model, { recursive: true });

/** Verification throws, so forgetting to look at an answer cannot let a bad model in. */
async function show(what: string): Promise<void> {
  const bundle = await readFile(join(model, 'model.sig'));
  try {
    const { coverage } = await verifyModel(model, bundle, { trust, signaturePath: 'model.sig' });
    console.log(`${what}: verified ${coverage.verified.join(', ')}`);
  } catch (error) {
    if (!(error instanceof ModelSigningError)) throw error;
    console.log(`${what}: refused, ${error.code}`);
  }
}
