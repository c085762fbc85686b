import { elements, readDer, TAG } from '../der/read.ts';
import { latin1 } from '../der/values.ts';
import { ModelSigningError } from '../error.ts';
import { extensionValues } from './certificate-extensions.ts';
import type { CertificateClaim, CertificateClaims } from './contract.ts';

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const FULCIO = '1.3.6.1.4.1.57264.1';
const ISSUER_V1 = `${FULCIO}.1`;
const ISSUER_V2 = `${FULCIO}.8`;
/** Tags of GeneralName (RFC 5280, 4.2.1.6): rfc822Name and uniformResourceIdentifier. */
const NAME_TAGS: ReadonlySet<number> = new Set([0x81, 0x86]);

const CLAIMS: Readonly<Record<CertificateClaim, number>> = {
  buildSignerUri: 9,
  buildSignerDigest: 10,
  runnerEnvironment: 11,
  sourceRepositoryUri: 12,
  sourceRepositoryDigest: 13,
  sourceRepositoryRef: 14,
  sourceRepositoryIdentifier: 15,
  sourceRepositoryOwnerUri: 16,
  sourceRepositoryOwnerIdentifier: 17,
  buildConfigUri: 18,
  buildConfigDigest: 19,
  buildTrigger: 20,
  runInvocationUri: 21,
  sourceRepositoryVisibility: 22,
};

/** Who a certificate says it is for. */
export interface CertificateIdentity {
  readonly identity: string;
  readonly issuer: string;
  readonly claims: CertificateClaims;
}

/**
 * Reads identity, issuer and claims from a certificate in Fulcio's profile.
 *
 * Exactly one alternative name, an e-mail address or a URI; an issuer, and where both of its extensions are
 * present they must agree.
 *
 * @throws {ModelSigningError} CERTIFICATE_IDENTITY
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
export function readIdentity(der: Uint8Array): CertificateIdentity {
  try {
    const values = extensionValues(der);
    return {
      identity: readName(values.get(SUBJECT_ALTERNATIVE_NAME)),
      issuer: readIssuer(values.get(ISSUER_V1), values.get(ISSUER_V2)),
      claims: readClaims(values),
    };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'cannot be read';
    throw new ModelSigningError(
      'CERTIFICATE_IDENTITY',
      `The signing certificate does not name one signer: ${why}.`,
      { cause },
    );
  }
}

function readName(value: Uint8Array | undefined): string {
  if (value === undefined) throw new Error('it has no subject alternative name');
  const names = elements(readDer(value, TAG.sequence));
  const [name] = names;
  if (name === undefined || names.length !== 1) throw new Error(`it has ${names.length} names`);
  if (!NAME_TAGS.has(name.tag)) throw new Error('its name is neither an e-mail address nor a URI');
  const text = latin1(name.content);
  if (!/^[\u0021-\u007e]+$/u.test(text)) throw new Error('its name is not printable ASCII');
  return text;
}

function readIssuer(v1: Uint8Array | undefined, v2: Uint8Array | undefined): string {
  const older = v1 === undefined ? undefined : utf8(v1);
  const newer = v2 === undefined ? undefined : utf8String(v2);
  const issuer = newer ?? older;
  if (issuer === undefined || issuer === '') throw new Error('it has no issuer');
  if (older !== undefined && newer !== undefined && older !== newer) {
    throw new Error('its two issuers differ');
  }
  return issuer;
}

function readClaims(values: ReadonlyMap<string, Uint8Array>): CertificateClaims {
  const found = Object.entries(CLAIMS).flatMap(([claim, arc]) => {
    const value = values.get(`${FULCIO}.${arc}`);
    return value === undefined ? [] : [[claim, utf8String(value)] as const];
  });
  return Object.fromEntries(found);
}

function utf8String(value: Uint8Array): string {
  return utf8(readDer(value, TAG.utf8String).content);
}

function utf8(value: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value);
}
