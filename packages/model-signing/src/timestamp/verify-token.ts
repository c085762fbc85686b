import { createHash, verify } from 'node:crypto';
import { type Der, fields, TAG } from '../der/read.ts';
import { readOid } from '../der/values.ts';
import { ModelSigningError } from '../error.ts';
import { type Certificate, readCertificate } from '../x509/certificate.ts';
import { checkLeafUsage } from '../x509/check-path.ts';
import { isStrongKey } from '../x509/strength.ts';
import { HASHES, SIGNATURES } from './algorithms.ts';
import { OID_TST_INFO, type TimestampSignature, type TimestampToken } from './token.ts';

const OID_CONTENT_TYPE = '1.2.840.113549.1.9.3';
const OID_MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const OID_SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const OID_SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

function invalid(reason: string, cause?: unknown): ModelSigningError {
  return new ModelSigningError('TIMESTAMP_INVALID', `the timestamp ${reason}`, { cause });
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function isNamed(certificate: Certificate, signer: TimestampSignature['signer']): boolean {
  if ('keyId' in signer) {
    return certificate.extensions.subjectKeyId === Buffer.from(signer.keyId).toString('hex');
  }
  return same(certificate.issuerDer, signer.issuer) && same(certificate.serial, signer.serial);
}

/**
 * The first certificate hash of an ESS attribute; version 1 always uses SHA-1, which only identifies the
 * certificate here.
 */
function namesCertificate(attribute: Der, certificate: Certificate, fallback: string): boolean {
  const list = fields(fields(attribute).take(TAG.sequence), TAG.sequence);
  const id = fields(list.take(TAG.sequence));
  const algorithm = id.maybe(TAG.sequence);
  const oid = algorithm === undefined ? undefined : readOid(fields(algorithm).take());
  const hash = oid === undefined ? fallback : HASHES[oid];
  if (hash === undefined) return false;
  const digest = createHash(hash).update(certificate.der).digest();
  return same(digest, id.take(TAG.octetString).content);
}

/** RFC 3161 and 5816: the signature must name its certificate, so that the certificate cannot be exchanged. */
function bindsCertificate({ attributes }: TimestampSignature, certificate: Certificate): boolean {
  const first = attributes.get(OID_SIGNING_CERTIFICATE);
  const second = attributes.get(OID_SIGNING_CERTIFICATE_V2);
  if (first === undefined && second === undefined) return false;
  return (
    (first === undefined || namesCertificate(first, certificate, 'sha1')) &&
    (second === undefined || namesCertificate(second, certificate, 'sha256'))
  );
}

function statesContent({ signature, content }: TimestampToken): boolean {
  const { attributes, digestAlgorithm } = signature;
  const type = attributes.get(OID_CONTENT_TYPE);
  const digest = attributes.get(OID_MESSAGE_DIGEST);
  const hash = HASHES[digestAlgorithm];
  if (type === undefined || digest === undefined || hash === undefined) return false;
  return (
    readOid(type) === OID_TST_INFO &&
    digest.tag === TAG.octetString &&
    same(createHash(hash).update(content).digest(), digest.content)
  );
}

function isSigned(
  { signed, algorithm, digestAlgorithm, value }: TimestampSignature,
  by: Certificate,
): boolean {
  const known = SIGNATURES[algorithm];
  if (known === undefined || by.publicKey.asymmetricKeyType !== known.keyType) return false;
  const hash = known.keyType === 'ed25519' ? null : (known.hash ?? HASHES[digestAlgorithm]);
  if (hash === undefined || !isStrongKey(by.publicKey)) return false;
  return verify(hash, signed, by.publicKey, value);
}

function checks(token: TimestampToken, signer: Certificate): void {
  if (!statesContent(token)) throw invalid('does not state what it signs');
  if (!bindsCertificate(token.signature, signer)) throw invalid('does not name its certificate');
  if (!isSigned(token.signature, signer)) throw invalid('has a signature that does not verify');
}

/**
 * The certificate that signed the token, once its signature verifies and the certificate is for
 * timestamps; whether it is trusted is another question.
 *
 * @throws {ModelSigningError} TIMESTAMP_INVALID; TIMESTAMP_UNTRUSTED when the certificate is missing
 */
export function verifyToken(
  token: TimestampToken,
  known: readonly Certificate[],
): { readonly signer: Certificate; readonly supplied: readonly Certificate[] } {
  try {
    const supplied = token.certificates.map(readCertificate);
    const signer = [...supplied, ...known].find((one) => isNamed(one, token.signature.signer));
    if (signer === undefined) {
      throw new ModelSigningError('TIMESTAMP_UNTRUSTED', 'the timestamp’s certificate is missing');
    }
    checks(token, signer);
    checkLeafUsage(signer, 'timestamping');
    return { signer, supplied };
  } catch (error) {
    if (error instanceof ModelSigningError && error.stage === 'timestamp') throw error;
    throw invalid('is not signed with a timestamp authority’s certificate', error);
  }
}
