import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import type { Digest } from '@weighbridge/core';
import { contextTag, type Der, DerError, expectTag, fields, readDer, TAG } from '../der/read.ts';
import { readBitStringBytes, readIntegerBytes, readSmallInteger, readTime } from '../der/values.ts';
import { ModelSigningError } from '../error.ts';
import { type Extensions, NO_EXTENSIONS, readExtensions } from './extensions.ts';
import { type Name, readName } from './name.ts';

/** Maximum octets of one certificate; real ones have 1 to 4 KiB. */
export const MAX_CERTIFICATE_BYTES = 64 * 1024;
const MAX_SERIAL_OCTETS = 21;

/** A certificate, read strictly and NOT verified. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly subject: Name;
  readonly issuer: Name;
  /** DER of the issuer's name and octets of the serial number, by which timestamps name their signer. */
  readonly issuerDer: Uint8Array;
  readonly serial: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKey: KeyObject;
  readonly extensions: Extensions;
  /** AlgorithmIdentifier of the signature on it. */
  readonly signatureAlgorithm: Der;
  /** `sha256:` of the DER. */
  readonly fingerprint: Digest;
  /** Checks the issuer's signature. */
  readonly node: X509Certificate;
}

type Parts = Omit<Certificate, 'der' | 'fingerprint' | 'node' | 'publicKey'>;

function readSerial(node: Der): Uint8Array {
  const serial = readIntegerBytes(node);
  if ((serial[0] ?? 0) >= 0x80) throw new DerError('the serial number is negative');
  if (serial.length > MAX_SERIAL_OCTETS) throw new DerError('the serial number is too long');
  return serial;
}

function readVersion(node: Der | undefined): number {
  if (node === undefined) return 1;
  const members = fields(node, contextTag(0));
  const version = readSmallInteger(members.take()) + 1;
  members.end();
  if (version !== 2 && version !== 3) throw new DerError('the version is neither 2 nor 3');
  return version;
}

function readBody(body: Der, outerAlgorithm: Der): Parts {
  const members = fields(body);
  const version = readVersion(members.maybe(contextTag(0)));
  const serial = readSerial(members.take());
  const algorithm = members.take(TAG.sequence);
  if (Buffer.compare(algorithm.raw, outerAlgorithm.raw) !== 0) {
    throw new DerError('the signed and the unsigned signature algorithm differ');
  }
  const issuer = members.take(TAG.sequence);
  const validity = fields(members.take());
  const [notBefore, notAfter] = [readTime(validity.take()), readTime(validity.take())];
  validity.end();
  const subject = members.take(TAG.sequence);
  members.take(TAG.sequence); // the key, which node reads
  members.maybe(0x81); // issuerUniqueID
  members.maybe(0x82); // subjectUniqueID
  const list = members.maybe(contextTag(3));
  members.end();
  if (list !== undefined && version !== 3) throw new DerError('extensions need version 3');
  return {
    subject: readName(subject),
    issuer: readName(issuer),
    issuerDer: issuer.raw,
    serial,
    notBefore,
    notAfter,
    extensions: list === undefined ? NO_EXTENSIONS : readExtensions(readDer(list.content)),
    signatureAlgorithm: outerAlgorithm,
  };
}

function readParts(der: Uint8Array): Parts {
  const outer = fields(readDer(der));
  const body = outer.take(TAG.sequence);
  const algorithm = outer.take(TAG.sequence);
  readBitStringBytes(expectTag(outer.take(), TAG.bitString));
  outer.end();
  return readBody(body, algorithm);
}

/** Node's view of the same bytes. Node looks for PEM text first, even inside DER: that must not take effect. */
function readByNode(der: Uint8Array): { node: X509Certificate; publicKey: KeyObject } {
  const node = new X509Certificate(der);
  if (Buffer.compare(node.raw, der) !== 0) {
    throw new DerError('the certificate carries another one inside');
  }
  return { node, publicKey: node.publicKey };
}

/**
 * Reads one DER certificate.
 *
 * @throws {ModelSigningError} CERTIFICATE_MALFORMED
 * @see RFC 5280 section 4.1
 */
export function readCertificate(bytes: Uint8Array): Certificate {
  if (bytes.length > MAX_CERTIFICATE_BYTES) {
    throw new ModelSigningError('CERTIFICATE_MALFORMED', 'the certificate is too large', {
      details: { bytes: bytes.length, limit: MAX_CERTIFICATE_BYTES },
    });
  }
  try {
    const der = Uint8Array.from(bytes);
    const fingerprint = `sha256:${createHash('sha256').update(der).digest('hex')}` as const;
    return { der, fingerprint, ...readParts(der), ...readByNode(der) };
  } catch (cause) {
    const reason = cause instanceof DerError ? cause.message : 'its structure or key is unknown';
    throw new ModelSigningError(
      'CERTIFICATE_MALFORMED',
      `the certificate is malformed: ${reason}`,
      {
        cause,
      },
    );
  }
}

/** Whether two certificates are the same, octet by octet. */
export function sameCertificate(a: Certificate, b: Certificate): boolean {
  return a.fingerprint === b.fingerprint;
}

/** Whether subject and issuer are the same name (a root, or an authority's own key change). */
export function isSelfIssued({ subject, issuer }: Certificate): boolean {
  return subject.key === issuer.key;
}
