import { bytesToHex } from '@noble/hashes/utils.js';
import { type Der, DerError, elements, expectTag, fields, readDer, TAG } from '../der/read.ts';
import { readBoolean, readNamedBits, readOid, readSmallInteger } from '../der/values.ts';

const OID = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  certificatePolicies: '2.5.29.32',
  authorityKeyId: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** Purposes of RFC 5280 section 4.2.1.12 that matter here. */
export const PURPOSE = {
  any: '2.5.29.37.0',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

/** Bits of KeyUsage, RFC 5280 section 4.2.1.3. */
export const KEY_USAGE = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5 } as const;

/** The parts of a certificate's extensions that a path depends on. */
export interface Extensions {
  /** Absent: not a certificate authority. */
  readonly authority?: { readonly pathLength?: number };
  /** Numbers of the bits that are set; absent without the extension. */
  readonly keyUsage?: ReadonlySet<number>;
  /** Absent without the extension, which then restricts nothing. */
  readonly purposes?: readonly string[];
  readonly purposesCritical: boolean;
  readonly subjectKeyId?: string;
  readonly authorityKeyId?: string;
  /** Object identifiers of extensions that are not evaluated here and may forbid the use. */
  readonly refused: readonly string[];
}

interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

function readExtension(node: Der): Extension {
  const members = fields(node);
  const oid = readOid(members.take());
  const flag = members.maybe(TAG.boolean);
  const value = members.take(TAG.octetString).content;
  members.end();
  return { oid, critical: flag !== undefined && readBoolean(flag), value };
}

function readBasicConstraints(value: Uint8Array): Extensions['authority'] {
  const members = fields(readDer(value));
  const flag = members.maybe(TAG.boolean);
  const authority = flag !== undefined && readBoolean(flag);
  const length = members.maybe(TAG.integer);
  members.end();
  if (!authority && length !== undefined) {
    throw new DerError('a certificate that is not an authority’s has a path length');
  }
  if (!authority) return undefined;
  return length === undefined ? {} : { pathLength: readSmallInteger(length) };
}

function readPurposes(value: Uint8Array): readonly string[] {
  const purposes = elements(readDer(value, TAG.sequence)).map(readOid);
  if (purposes.length === 0) throw new DerError('a list of purposes is empty');
  return purposes;
}

/** The key identifier of an AuthorityKeyIdentifier; a hint, so any other form counts as absent. */
function readAuthorityKeyId(value: Uint8Array): string | undefined {
  const [first] = elements(readDer(value, TAG.sequence));
  return first?.tag === 0x80 ? bytesToHex(first.content) : undefined;
}

/** The parts of `Extensions` that one extension gives; nothing for one that is not evaluated. */
const READERS: Readonly<Record<string, (extension: Extension) => Partial<Extensions>>> = {
  [OID.basicConstraints]: ({ value }) => {
    const authority = readBasicConstraints(value);
    return authority === undefined ? {} : { authority };
  },
  [OID.keyUsage]: ({ value }) => ({ keyUsage: readNamedBits(readDer(value)) }),
  [OID.extendedKeyUsage]: ({ value, critical }) => ({
    purposes: readPurposes(value),
    purposesCritical: critical,
  }),
  [OID.subjectKeyId]: ({ value }) => ({
    subjectKeyId: bytesToHex(readDer(value, TAG.octetString).content),
  }),
  [OID.authorityKeyId]: ({ value }) => {
    const authorityKeyId = readAuthorityKeyId(value);
    return authorityKeyId === undefined ? {} : { authorityKeyId };
  },
  // Additional names of the subject: they decide nothing here.
  [OID.subjectAltName]: readNothing,
  // Every policy is acceptable here, so they forbid nothing without policy constraints.
  [OID.certificatePolicies]: readNothing,
};

function readNothing({ value }: Extension): Partial<Extensions> {
  readDer(value, TAG.sequence);
  return {};
}

/** Refused even where they are not marked critical, unlike in RFC 5280: they are meant to forbid something. */
const FORBIDDING = new Set<string>([OID.nameConstraints, OID.policyConstraints]);

/**
 * Reads the extensions of a certificate, each at most once.
 *
 * @throws {DerError}
 * @see RFC 5280 section 4.2
 */
export function readExtensions(list: Der): Extensions {
  const found = elements(expectTag(list, TAG.sequence)).map(readExtension);
  if (new Set(found.map(({ oid }) => oid)).size !== found.length) {
    throw new DerError('an extension appears twice');
  }
  const refused = found
    .filter(
      ({ oid, critical }) => FORBIDDING.has(oid) || (critical && !Object.hasOwn(READERS, oid)),
    )
    .map(({ oid }) => oid);
  const parts = found.map((extension) => READERS[extension.oid]?.(extension) ?? {});
  return Object.assign({ purposesCritical: false, refused }, ...parts) as Extensions;
}

/** For a certificate without extensions. */
export const NO_EXTENSIONS: Extensions = { purposesCritical: false, refused: [] };
