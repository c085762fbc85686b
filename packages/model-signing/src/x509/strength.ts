import type { KeyObject } from 'node:crypto';
import { contextTag, type Der, elements, fields, TAG } from '../der/read.ts';
import { readOid } from '../der/values.ts';

const SHA2 = new Set([
  '2.16.840.1.101.3.4.2.1', // SHA-256
  '2.16.840.1.101.3.4.2.2', // SHA-384
  '2.16.840.1.101.3.4.2.3', // SHA-512
]);
const OID_RSA_PSS = '1.2.840.113549.1.1.10';
const STRONG_SIGNATURES = new Set([
  '1.2.840.113549.1.1.11', // RSA with SHA-256
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2', // ECDSA with SHA-256
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
  '1.3.101.112', // Ed25519
  '1.3.101.113', // Ed448
]);
const CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1']);
/** Below: factored or within reach. Above: each verification costs an attacker nothing and the verifier a lot. */
const RSA_BITS = { least: 2048, most: 8192 };

/** The hash of RSA-PSS, which is SHA-1 unless its parameters name another. */
function hasStrongPssHash(parameters: Der | undefined): boolean {
  if (parameters === undefined) return false;
  const hash = elements(parameters).find(({ tag }) => tag === contextTag(0));
  if (hash === undefined) return false;
  return SHA2.has(readOid(fields(fields(hash, contextTag(0)).take(TAG.sequence)).take()));
}

/** Whether a certificate's signature algorithm uses SHA-2 or EdDSA, by an allow list. */
export function isStrongSignature(algorithm: Der): boolean {
  try {
    const [oid, parameters] = elements(algorithm);
    if (oid === undefined) return false;
    const name = readOid(oid);
    return name === OID_RSA_PSS ? hasStrongPssHash(parameters) : STRONG_SIGNATURES.has(name);
  } catch {
    return false;
  }
}

/** Whether an authority's key is strong enough to vouch for others. */
export function isStrongKey(key: KeyObject): boolean {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  switch (key.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return modulusLength >= RSA_BITS.least && modulusLength <= RSA_BITS.most;
    case 'ec':
      return CURVES.has(namedCurve);
    case 'ed25519':
    case 'ed448':
      return true;
    default:
      return false;
  }
}
