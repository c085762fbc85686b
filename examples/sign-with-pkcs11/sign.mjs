// Signs a model with a token's key: node sign.mjs MODEL, with PKCS11_LIBRARY, PKCS11_TOKEN, PKCS11_KEY and
// PKCS11_PIN set.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { customSigner, signModel, trustKeys, verifyModel } from '@weighbridge/model-signing';
import { pkcs11Signer } from './pkcs11-signer.mjs';
import { openToken } from './token.mjs';

const { PKCS11_LIBRARY, PKCS11_TOKEN, PKCS11_KEY, PKCS11_PIN } = process.env;
const [model] = process.argv.slice(2);
if (!model || !PKCS11_LIBRARY || !PKCS11_TOKEN || !PKCS11_KEY || !PKCS11_PIN) {
  console.error(
    'usage: node sign.mjs MODEL, with PKCS11_LIBRARY, PKCS11_TOKEN, PKCS11_KEY, PKCS11_PIN set',
  );
  process.exit(3);
}

const token = openToken({ library: PKCS11_LIBRARY, label: PKCS11_TOKEN, pin: PKCS11_PIN });
try {
  const signer = pkcs11Signer(token, PKCS11_KEY);
  const { bundleText, root } = await signModel(model, customSigner(signer));
  const signature = join(model, 'model.sig');
  writeFileSync(signature, bundleText);
  const publicKey = (await signer.publicKey()).export({ type: 'spki', format: 'pem' });
  writeFileSync(`${model}.pub.pem`, publicKey);
  const { signer: by, coverage } = await verifyModel(model, bundleText, {
    trust: trustKeys(publicKey),
    signaturePath: 'model.sig',
  });
  console.log(`signed ${root} with ${by.keyType}, verified ${coverage.verified.join(', ')}`);
} finally {
  token.close();
}
