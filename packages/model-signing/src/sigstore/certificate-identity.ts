import { ASN1Obj } from '@sigstore/core';
import { ModelSigningError } from '../error.ts';
import { certificateExtensions } from './certificate-extensions.ts';
import type { CertificateClaim, CertificateClaims } from './contract.ts';

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const FULCIO = '1.3.6.1.4.1.57264.1';
const ISSUER_V1 = `${FULCIO}.1`;
const ISSUER_V2 = `${FULCIO}.8`;
/** Tags of GeneralName (RFC 5280, 4.2.1.6). */
const EMAIL = 1;
const URI = 6;
const UTF8_STRING = 12;

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
 * Reads identity, issuer and claims out of a certificate that Fulcio's profile describes.
 *
 * Exactly one alternative name, an e-mail address or a URI; an issuer, and where both of its
 * extensions are there they must agree.
 *
 * @throws {ModelSigningError} CERTIFICATE_IDENTITY
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
export function readIdentity(der: Uint8Array): CertificateIdentity {
  try {
    const values = new Map(certificateExtensions(der).map(({ oid, value }) => [oid, value]));
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

function readName(value: Buffer | undefined): string {
  if (value === undefined) throw new Error('it has no subject alternative name');
  const names = ASN1Obj.parseBuffer(Buffer.from(value)).subs;
  const [name] = names;
  if (name === undefined || names.length !== 1) throw new Error(`it has ${names.length} names`);
  if (!name.tag.isContextSpecific(EMAIL) && !name.tag.isContextSpecific(URI)) {
    throw new Error('its name is neither an e-mail address nor a URI');
  }
  const text = name.value.toString('latin1');
  if (!/^[\u0021-\u007e]+$/u.test(text)) throw new Error('its name is not printable ASCII');
  return text;
}

function readIssuer(v1: Buffer | undefined, v2: Buffer | undefined): string {
  const older = v1 === undefined ? undefined : utf8(v1);
  const newer = v2 === undefined ? undefined : utf8String(v2);
  const issuer = newer ?? older;
  if (issuer === undefined || issuer === '') throw new Error('it has no issuer');
  if (older !== undefined && newer !== undefined && older !== newer) {
    throw new Error('its two issuers differ');
  }
  return issuer;
}

function readClaims(values: ReadonlyMap<string, Buffer>): CertificateClaims {
  const found = Object.entries(CLAIMS).flatMap(([claim, arc]) => {
    const value = values.get(`${FULCIO}.${arc}`);
    return value === undefined ? [] : [[claim, utf8String(value)] as const];
  });
  return Object.fromEntries(found);
}

function utf8String(value: Buffer): string {
  const parsed = ASN1Obj.parseBuffer(Buffer.from(value));
  if (!parsed.tag.isUniversal() || parsed.tag.number !== UTF8_STRING) {
    throw new Error('an extension is not a UTF-8 string');
  }
  return utf8(parsed.value);
}

function utf8(value: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value);
}
