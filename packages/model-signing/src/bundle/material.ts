import type { JsonObject, JsonValue } from '@weighbridge/core';
import { decodeBase64 } from '../base64.ts';
import { asObject, asText, below, malformed, member } from '../json/members.ts';
import type { Place } from '../json/members.ts';
import type { SigningMethod, VerificationMaterial } from '../parsed-bundle.ts';
import { asBytes } from './envelope.ts';
import { asShortList } from './limits.ts';
import type { BundleVersion } from './media-type.ts';

/** What a bundle claims that it can be verified with. */
export interface BundleMaterial {
  readonly method: SigningMethod;
  readonly material: VerificationMaterial;
  readonly tlogEntries: readonly JsonObject[];
  readonly timestamps: readonly Uint8Array[];
}

/** The one-of in the format: a bundle has exactly one of them. */
const CONTENTS = ['publicKey', 'x509CertificateChain', 'certificate'] as const;
/** Spellings that protobuf readers take for members of the format, but no signing tool writes. */
const ALIASES = [
  'public_key',
  'x509_certificate_chain',
  'tlog_entries',
  'timestamp_verification_data',
];

/**
 * The verification material of a bundle; none of it is trusted.
 *
 * The shape decides the method: `publicKey` is key, `certificate` is sigstore, and a certificate chain is
 * sigstore with a log entry in a bundle before 0.3, which had no other form, and certificate otherwise. For
 * instance a 0.2 bundle with a chain and a log entry is sigstore; the same members in a 0.3 bundle are
 * certificate.
 *
 * @throws {ModelSigningError} BUNDLE_MALFORMED, BUNDLE_BAD_BASE64, BUNDLE_TOO_LARGE
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md section 4.1
 */
export function readMaterial(
  value: JsonValue | undefined,
  version: BundleVersion,
  place: Place,
): BundleMaterial {
  const object = asObject(value, place);
  const alias = ALIASES.find((name) => Object.hasOwn(object, name));
  if (alias !== undefined)
    throw malformed(place, `"${alias}" is another spelling of a known member`);
  const present = CONTENTS.filter((name) => member(object, name) !== undefined);
  const [content] = present;
  if (content === undefined || present.length !== 1)
    throw malformed(place, `expected one of ${CONTENTS.join(', ')}, got ${present.length}`);
  const tlogEntries = readLogEntries(member(object, 'tlogEntries'), below(place, 'tlogEntries'));
  const method = methodOf(content, version, tlogEntries.length > 0);
  if (method === 'sigstore' && tlogEntries.length === 0)
    throw malformed(
      below(place, 'tlogEntries'),
      'a keyless signature needs a transparency log entry',
    );
  const timestamps = below(place, 'timestampVerificationData');
  return {
    method,
    material: readContent(member(object, content), content, below(place, content)),
    tlogEntries,
    timestamps: readTimestamps(member(object, 'timestampVerificationData'), timestamps),
  };
}

type Content = (typeof CONTENTS)[number];

function methodOf(content: Content, version: BundleVersion, logged: boolean): SigningMethod {
  if (content === 'publicKey') return 'key';
  if (content === 'certificate') return 'sigstore';
  return version !== '0.3' && logged ? 'sigstore' : 'certificate';
}

function readContent(
  value: JsonValue | undefined,
  content: Content,
  place: Place,
): VerificationMaterial {
  switch (content) {
    case 'publicKey':
      return readPublicKey(asObject(value, place), place);
    case 'certificate':
      return { kind: 'certificates', chain: [readCertificate(value, place)] };
    case 'x509CertificateChain': {
      const at = below(place, 'certificates');
      const list = asShortList(member(asObject(value, place), 'certificates'), at);
      if (list.length === 0) throw malformed(at, 'expected a certificate, got an empty list');
      return { kind: 'certificates', chain: list.map((c, i) => readCertificate(c, below(at, i))) };
    }
  }
}

function readCertificate(value: JsonValue | undefined, place: Place): Uint8Array {
  return asBytes(member(asObject(value, place), 'rawBytes'), below(place, 'rawBytes'));
}

/** A hint since OMS 1.1, the key itself before. */
function readPublicKey(key: JsonObject, place: Place): VerificationMaterial {
  const hint = member(key, 'hint') || undefined;
  const raw = member(key, 'rawBytes');
  if (hint === undefined && raw === undefined)
    throw malformed(place, 'expected a hint or rawBytes, got neither');
  return {
    kind: 'public-key',
    ...(hint !== undefined && { hint: asText(hint, below(place, 'hint')) }),
    ...(raw !== undefined && { spki: readSpki(raw, below(place, 'rawBytes')) }),
  };
}

const PEM = /^-----BEGIN PUBLIC KEY-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END PUBLIC KEY-----\s*$/;
/** Maximum length of a public key in PEM; P-521 takes 268. */
const MAX_PEM = 16 * 1024;

/** Key bundles before OMS 1.1 hold the PEM text in base64, not DER. */
function readSpki(value: JsonValue, place: Place): Uint8Array {
  const bytes = asBytes(value, place);
  if (bytes[0] !== 0x2d || bytes.length > MAX_PEM) return bytes;
  const body = PEM.exec(String.fromCharCode(...bytes))?.[1];
  if (body === undefined) throw malformed(place, 'expected a public key in PEM or DER');
  return decodeBase64(body.replaceAll(/[\r\n]/g, ''), place.pointer);
}

function readLogEntries(value: JsonValue | undefined, place: Place): readonly JsonObject[] {
  if (value === undefined) return [];
  return asShortList(value, place).map((entry, i) => asObject(entry, below(place, i)));
}

function readTimestamps(value: JsonValue | undefined, place: Place): readonly Uint8Array[] {
  if (value === undefined) return [];
  const at = below(place, 'rfc3161Timestamps');
  const list = member(asObject(value, place), 'rfc3161Timestamps');
  if (list === undefined) return [];
  return asShortList(list, at).map((item, i) => {
    const here = below(at, i);
    return asBytes(member(asObject(item, here), 'signedTimestamp'), below(here, 'signedTimestamp'));
  });
}
