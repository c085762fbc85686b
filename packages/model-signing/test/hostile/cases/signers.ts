import { certificateSigner, customSigner, keySigner, sigstoreSigner } from '../../../src/index.ts';
import type { SigstoreSignerOptions } from '../../../src/index.ts';
import { CLAIMS, makeToken } from '../../support/identity-token.ts';
import { startSigstore } from '../../support/sigstore-instance.ts';
import type { HostileCase } from '../case.ts';
import { issue } from '../certificates.ts';
import { keyPair, otherKeyPair, signatureOf } from '../keys.ts';
import type { KeyPair } from '../keys.ts';
import { sign, signing } from './signing.ts';

type Code = HostileCase['code'];

const FULCIO = '/api/v2/signingCert';
const REKOR = '/api/v1/log/entries';
const TSA = '/api/v1/timestamp';
const REFUSAL = async () => ({ statusCode: 400, response: 'no' });

/** Signers and services that must not be believed. */
export const signerCases: readonly HostileCase[] = [...signers(), ...services()];

function signers(): readonly HostileCase[] {
  const key = keyPair();
  const pem = (pair: KeyPair) =>
    pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const device = (sign: (message: Uint8Array) => Uint8Array, publicKey = key.publicKey) =>
    customSigner({ publicKey: async () => publicKey, sign: async (message) => sign(message) });
  const locked = key.privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'right',
  });
  return [
    signing(
      'SIGNER_FAILED',
      'signer-garbage',
      'a device that answers something other than a signature',
      { signer: () => device(() => Buffer.from('no')) },
      { signer: () => device((message) => signatureOf(key, message)) },
    ),
    signing(
      'SIGNER_FAILED',
      'signer-other-key',
      'a device that signs with another key than it states',
      { signer: () => device((message) => signatureOf(keyPair('stranger'), message)) },
      {
        signer: () => device((message) => signatureOf(key, message, { encoding: 'ieee-p1363' })),
      },
    ),
    signing('SIGNER_FAILED', 'signer-throws', 'a device that fails', {
      signer: () =>
        device(() => {
          throw new Error('CKR_PIN_INCORRECT');
        }),
    }),
    signing('UNSUPPORTED_KEY', 'signer-rsa', 'an RSA key to sign with', {
      signer: () => keySigner(pem(otherKeyPair('rsa'))),
    }),
    signing(
      'PRIVATE_KEY_INVALID',
      'key-passphrase',
      'a wrong passphrase',
      { signer: () => keySigner(locked, { passphrase: 'wrong' }) },
      { signer: () => keySigner(locked, { passphrase: 'right' }) },
    ),
    signing('PRIVATE_KEY_INVALID', 'key-not-pem', 'text in place of a private key', {
      signer: () => keySigner('no key'),
    }),
    signing(
      'PRIVATE_KEY_INVALID',
      'key-of-other-certificate',
      'a key that is not the certificate’s',
      {
        signer: () =>
          certificateSigner({
            privateKey: pem(keyPair('stranger')),
            certificate: issue({ subject: 'signer', key }).pem,
          }),
      },
      {
        signer: () =>
          certificateSigner({
            privateKey: pem(key),
            certificate: issue({ subject: 'signer', key }).pem,
          }),
      },
    ),
  ];
}

function services(): readonly HostileCase[] {
  const token = (name: string, what: string, claims: object) =>
    atSigstore('IDENTITY_TOKEN_INVALID', name, what, { identityToken: makeToken({ ...claims }) });
  return [
    atSigstore('IDENTITY_TOKEN_MISSING', 'token-missing', 'no identity token', {
      identityToken: () => Promise.reject(new Error('no token here')),
    }),
    atSigstore('IDENTITY_TOKEN_INVALID', 'token-not', 'text in place of an identity token', {
      identityToken: 'no token',
    }),
    token('token-expired', 'an identity token that has expired', { ...CLAIMS, exp: 1 }),
    token('token-unverified', 'an e-mail address that its issuer did not verify', {
      ...CLAIMS,
      email_verified: false,
    }),
    atSigstore(
      'CERTIFICATE_REQUEST',
      'authority-refuses',
      'a certificate authority that refuses',
      {},
      FULCIO,
    ),
    atSigstore('LOG_REQUEST', 'log-refuses', 'a transparency log that refuses', {}, REKOR),
    atSigstore(
      'SIGSTORE_TIMESTAMP_REQUEST',
      'keyless-stamp-refused',
      'a timestamp authority that refuses a keyless signature',
      {},
      TSA,
    ),
  ];
}

/** A keyless signing; the twin has a sound token, and services that answer. */
function atSigstore(
  code: Code,
  name: string,
  what: string,
  options: SigstoreSignerOptions,
  refusing?: string,
): HostileCase {
  return {
    code,
    name,
    what,
    async attempt(isHostile, world) {
      const answers = isHostile && refusing !== undefined ? { [refusing]: REFUSAL } : {};
      const instance = await startSigstore({ answers });
      const { url } = instance;
      try {
        const signer = sigstoreSigner({
          identityToken: makeToken(),
          fulcioUrl: url,
          rekorUrl: url,
          tsaUrl: url,
          retries: 0,
          ...(isHostile && options),
        });
        return await sign({ signer: () => signer }, world);
      } finally {
        await instance.close();
      }
    },
  };
}
