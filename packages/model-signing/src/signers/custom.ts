import type { KeyObject } from 'node:crypto';
import type { JsonObject } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { curveOf } from '../keys/curve.ts';
import { keyFingerprint, keyHint } from '../keys/fingerprint.ts';
import { unsupportedKey } from '../keys/read-key.ts';
import { pemCertificates } from '../pem.ts';
import type { BundleSigner, Signer } from '../signer.ts';
import type { TimestampOptions } from '../timestamp/request-timestamp.ts';
import { type Certificate, readCertificate, sameCertificate } from '../x509/certificate.ts';
import { checkLeafUsage, checkValidity } from '../x509/check-path.ts';
import { type EnvelopeSigner, signEnvelope } from './sign-envelope.ts';

/** Options of `customSigner`. */
export interface CustomSignerOptions {
  /** PEM of the signing certificate; without it the bundle names the bare key. */
  readonly certificate?: string | Uint8Array | undefined;
  /** PEM of the certificates above it, in order. */
  readonly chain?: string | Uint8Array | undefined;
  /** Asks this authority for a timestamp of each signature; default none. */
  readonly timestamp?: TimestampOptions | undefined;
  /** Default: the clock. Signing with a certificate that is not valid now is refused. */
  readonly now?: () => Date;
}

function readPem(input: string | Uint8Array): readonly Certificate[] {
  try {
    return pemCertificates(input).map(readCertificate);
  } catch (cause) {
    if (cause instanceof ModelSigningError) throw cause;
    throw new ModelSigningError('CERTIFICATE_MALFORMED', 'the certificates are not PEM', { cause });
  }
}

/** The signing certificate and those above it, each once; a chain may repeat the first. */
function readChain(
  certificate: string | Uint8Array,
  chain: string | Uint8Array,
): readonly [Certificate, ...Certificate[]] {
  const [leaf, ...more] = readPem(certificate);
  if (leaf === undefined) {
    throw new ModelSigningError('CERTIFICATE_MALFORMED', 'there is no signing certificate');
  }
  const above: Certificate[] = [];
  for (const one of [...more, ...readPem(chain)]) {
    if (![leaf, ...above].some((known) => sameCertificate(known, one))) above.push(one);
  }
  return [leaf, ...above];
}

/** Refuses what no verifier would accept, before anything is signed. */
function checkLeaf(leaf: Certificate, publicKey: KeyObject, now: Date): void {
  if (keyFingerprint(leaf.publicKey) !== keyFingerprint(publicKey)) {
    throw new ModelSigningError('PRIVATE_KEY_INVALID', 'the key is not the certificate’s', {
      details: { subject: leaf.subject.text },
    });
  }
  checkLeafUsage(leaf, 'signing');
  checkValidity(leaf, now);
}

function materialOf(publicKey: KeyObject, chain: readonly Certificate[]): JsonObject {
  if (chain.length === 0) return { publicKey: { hint: keyHint(publicKey) } };
  const certificates = chain.map(({ der }) => ({ rawBytes: Buffer.from(der).toString('base64') }));
  return { x509CertificateChain: { certificates } };
}

async function publicKeyOf(signer: Signer): Promise<KeyObject> {
  let key: KeyObject;
  try {
    key = await signer.publicKey();
  } catch (cause) {
    throw new ModelSigningError('SIGNER_FAILED', 'the signer gave no public key', { cause });
  }
  if (curveOf(key) === undefined) throw unsupportedKey(key);
  return key;
}

/**
 * Signs with a key that is elsewhere: a KMS, a PKCS#11 token, an HSM.
 *
 * Every signature is verified with the signer's public key before it is returned.
 *
 * @throws {RangeError} when there is a chain without a certificate
 * @throws {ModelSigningError} CERTIFICATE_MALFORMED when the certificates cannot be read
 */
export function customSigner(signer: Signer, options: CustomSignerOptions = {}): BundleSigner {
  const { certificate, chain, timestamp, now = () => new Date() } = options;
  if (certificate === undefined && chain !== undefined) {
    throw new RangeError('a chain needs the certificate that it belongs to, got none');
  }
  const certificates = certificate === undefined ? [] : readChain(certificate, chain ?? '');
  const [leaf] = certificates;
  return {
    method: leaf === undefined ? 'key' : 'certificate',
    async signPayload(payload, payloadType, { signal } = {}) {
      const publicKey = await publicKeyOf(signer);
      if (leaf !== undefined) checkLeaf(leaf, publicKey, now());
      const by: EnvelopeSigner = {
        signer,
        publicKey,
        material: materialOf(publicKey, certificates),
        ...(timestamp === undefined ? {} : { timestamp }),
      };
      return signEnvelope(by, payload, payloadType, signal);
    },
  };
}
