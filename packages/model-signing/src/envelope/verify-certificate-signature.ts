import { ModelSigningError } from '../error.ts';
import { curveOf } from '../keys/curve.ts';
import { keyFingerprint } from '../keys/fingerprint.ts';
import { unsupportedKey } from '../keys/read-key.ts';
import { envelopeIsSignedBy, signatureInvalid } from '../keys/verify-signature.ts';
import type { ParsedBundle } from '../parsed-bundle.ts';
import type { CertificateTrust } from '../trust.ts';
import type { VerifiedSigner } from '../verified.ts';
import type { Path } from '../x509/build-paths.ts';
import { type Certificate, readCertificate } from '../x509/certificate.ts';
import { verifyPath } from '../x509/verify-path.ts';
import { envelopeProof } from './proof.ts';
import type { EnvelopeProof } from './proof.ts';

/** More than any authority's path has with all its cross-signed forms. */
const MAX_CERTIFICATES = 100;

/** The leaf and the other certificates of a bundle. */
function readChain(bundle: ParsedBundle): readonly [Certificate, ...Certificate[]] {
  const chain = bundle.material?.kind === 'certificates' ? bundle.material.chain : [];
  if (chain.length > MAX_CERTIFICATES) {
    throw new ModelSigningError('CERTIFICATE_LIMIT', 'the bundle has too many certificates', {
      details: { certificates: chain.length, limit: MAX_CERTIFICATES },
    });
  }
  const [leaf, ...rest] = chain.map(readCertificate);
  if (leaf === undefined) {
    throw new ModelSigningError('CERTIFICATE_MALFORMED', 'the bundle has no certificate');
  }
  return [leaf, ...rest];
}

function signerOf(path: Path, keyType: string, proof: EnvelopeProof): VerifiedSigner {
  const [leaf] = path;
  const anchor = path.at(-1) ?? leaf;
  const fingerprint = keyFingerprint(leaf.publicKey);
  return {
    method: 'certificate',
    name: leaf.subject.text === '' ? fingerprint : leaf.subject.text,
    keyFingerprint: fingerprint,
    keyType,
    certificateSubject: leaf.subject.text,
    anchor: anchor.subject.text,
    anchorFingerprint: anchor.fingerprint,
    ...proof,
  };
}

/**
 * Verifies an envelope that is signed by a certificate: the signature by the leaf's key, then the timestamps
 * and log entries, then the path at the earliest proved time, or now.
 *
 * @throws {ModelSigningError} codes of the stages `signature`, `certificate` and `timestamp`
 */
export function verifyCertificateSignature(
  bundle: ParsedBundle,
  trust: CertificateTrust,
  now: Date = new Date(),
): VerifiedSigner {
  const [leaf, ...supplied] = readChain(bundle);
  const curve = curveOf(leaf.publicKey);
  if (curve === undefined) throw unsupportedKey(leaf.publicKey);
  if (!envelopeIsSignedBy(leaf.publicKey, bundle.envelope)) throw signatureInvalid();
  const proof = envelopeProof(
    bundle,
    trust,
    { publicKey: leaf.publicKey, certificate: leaf.der },
    now,
  );
  const [earliest] = proof.signedAt;
  const anchors = trust.anchors.map(({ raw }) => readCertificate(raw));
  const time = earliest === undefined ? now : new Date(earliest.time);
  const path = verifyPath(leaf, supplied, anchors, { purpose: 'signing', time });
  return signerOf(path, curve.name, proof);
}
