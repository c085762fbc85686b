import { ModelSigningError, type ModelSigningErrorCode } from '../error.ts';
import { curveOf } from '../keys/curve.ts';
import { unsupportedKey } from '../keys/read-key.ts';
import type { Path } from './build-paths.ts';
import { type Certificate, isSelfIssued } from './certificate.ts';
import { KEY_USAGE, PURPOSE } from './extensions.ts';
import { quoteName } from './name.ts';
import { isStrongKey, isStrongSignature } from './strength.ts';

/** The purpose of the leaf. */
export type Purpose = 'signing' | 'timestamping';

function refuse(
  code: ModelSigningErrorCode,
  certificate: Certificate,
  reason: string,
  details: Readonly<Record<string, unknown>> = {},
): ModelSigningError {
  const { text } = certificate.subject;
  const name = quoteName(certificate.subject);
  return new ModelSigningError(code, `the certificate of ${name} ${reason}`, {
    details: { subject: text, fingerprint: certificate.fingerprint, ...details },
  });
}

function checkExtensions(path: Path): void {
  for (const certificate of path) {
    const { refused } = certificate.extensions;
    if (refused.length === 0) continue;
    const reason = 'has an extension that is not evaluated here and may forbid its use';
    throw refuse('CERTIFICATE_EXTENSION', certificate, reason, { extensions: refused });
  }
}

function mayIssue({ extensions }: Certificate): boolean {
  const { authority, keyUsage } = extensions;
  return authority !== undefined && (keyUsage?.has(KEY_USAGE.keyCertSign) ?? true);
}

function checkAuthorities([, ...issuers]: Path): void {
  for (const issuer of issuers) {
    if (mayIssue(issuer)) continue;
    throw refuse('CERTIFICATE_NOT_CA', issuer, 'may not issue certificates');
  }
}

/** Counts as in RFC 5280: neither the leaf nor an authority's renewal of its own key. */
function checkPathLength([, ...issuers]: Path): void {
  let below = 0;
  for (const issuer of issuers) {
    const limit = issuer.extensions.authority?.pathLength;
    if (limit !== undefined && below > limit) {
      throw refuse('CERTIFICATE_PATH_LENGTH', issuer, 'allows no path of this length', {
        limit,
        intermediates: below,
      });
    }
    if (!isSelfIssued(issuer)) below += 1;
  }
}

function lists({ extensions }: Certificate, purpose: string): boolean {
  const { purposes } = extensions;
  return purposes === undefined || purposes.includes(purpose) || purposes.includes(PURPOSE.any);
}

/**
 * OMS: digitalSignature, or codeSigning where no key usage is stated. Where both are present, both apply. A
 * certificate that may issue others belongs to an authority, not to a signer; the reference signs its test
 * models with one that says CA and may not issue, which is accepted.
 */
function isForSigning(leaf: Certificate): boolean {
  const { keyUsage, purposes } = leaf.extensions;
  const stated =
    keyUsage?.has(KEY_USAGE.digitalSignature) ?? purposes?.includes(PURPOSE.codeSigning) ?? false;
  return stated && !mayIssue(leaf) && lists(leaf, PURPOSE.codeSigning);
}

/** RFC 3161 section 2.3: only timeStamping, and critical. */
function isForTimestamps({ extensions }: Certificate): boolean {
  const { keyUsage, purposes, purposesCritical } = extensions;
  const signs =
    keyUsage === undefined ||
    keyUsage.has(KEY_USAGE.digitalSignature) ||
    keyUsage.has(KEY_USAGE.nonRepudiation);
  return (
    signs && purposesCritical && purposes?.length === 1 && purposes[0] === PURPOSE.timeStamping
  );
}

/**
 * Refuses a leaf that is not for this purpose, or has a key that OMS does not sign with.
 *
 * @throws {ModelSigningError} CERTIFICATE_USAGE, UNSUPPORTED_KEY
 */
export function checkLeafUsage(leaf: Certificate, purpose: Purpose): void {
  if (purpose === 'signing' && curveOf(leaf.publicKey) === undefined) {
    throw unsupportedKey(leaf.publicKey);
  }
  const fits = purpose === 'signing' ? isForSigning(leaf) : isForTimestamps(leaf);
  if (!fits) throw refuse('CERTIFICATE_USAGE', leaf, `is not for ${purpose}`, { purpose });
}

/** The purposes of an authority apply to the certificates below it, as in every major verifier. */
function checkUsage([leaf, ...issuers]: Path, purpose: Purpose): void {
  checkLeafUsage(leaf, purpose);
  const wanted = purpose === 'signing' ? PURPOSE.codeSigning : PURPOSE.timeStamping;
  for (const issuer of issuers) {
    if (lists(issuer, wanted)) continue;
    throw refuse('CERTIFICATE_USAGE', issuer, `is not for ${purpose}`, { purpose });
  }
}

/** The anchor's own signature proves nothing and is not checked. */
function checkStrength(path: Path): void {
  const [, ...issuers] = path;
  for (const certificate of path.slice(0, -1)) {
    if (isStrongSignature(certificate.signatureAlgorithm)) continue;
    throw refuse('CERTIFICATE_WEAK', certificate, 'is signed with a weak or unknown algorithm');
  }
  for (const issuer of issuers) {
    if (isStrongKey(issuer.publicKey)) continue;
    throw refuse('CERTIFICATE_WEAK', issuer, 'has a key too weak or unknown for an authority');
  }
}

/**
 * Refuses a certificate that is not valid at the time; both ends of its validity are included.
 *
 * @throws {ModelSigningError} CERTIFICATE_LAPSED, CERTIFICATE_NOT_YET_VALID
 */
export function checkValidity(certificate: Certificate, time: Date): void {
  const { notBefore, notAfter } = certificate;
  const details = {
    at: time.toISOString(),
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
  };
  const second = Math.floor(time.getTime() / 1000) * 1000;
  if (second < notBefore.getTime()) {
    const reason = `is not valid before ${details.notBefore}`;
    throw refuse('CERTIFICATE_NOT_YET_VALID', certificate, reason, details);
  }
  if (second > notAfter.getTime()) {
    throw refuse('CERTIFICATE_LAPSED', certificate, `expired at ${details.notAfter}`, details);
  }
}

/**
 * Checks everything about a path except names and signatures. The time comes last, so that a path refused for
 * it is otherwise in order.
 *
 * @throws {ModelSigningError} codes of stage `certificate`, UNSUPPORTED_KEY
 * @see RFC 5280 section 6.1
 */
export function checkPath(path: Path, purpose: Purpose, time: Date): void {
  checkExtensions(path);
  checkAuthorities(path);
  checkPathLength(path);
  checkUsage(path, purpose);
  checkStrength(path);
  for (const certificate of path) checkValidity(certificate, time);
}
