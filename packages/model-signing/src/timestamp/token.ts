import {
  contextTag,
  type Der,
  DerError,
  elements,
  expectTag,
  fields,
  readDer,
  TAG,
} from '../der/read.ts';
import {
  readBoolean,
  readIntegerBytes,
  readOid,
  readSmallInteger,
  readTime,
} from '../der/values.ts';

const OID_SIGNED_DATA = '1.2.840.113549.1.7.2';
/** Content type of what a timestamp signs. */
export const OID_TST_INFO = '1.2.840.113549.1.9.16.1.4';
const GRANTED = [0, 1];
/** Responses have 1 to 8 KiB. */
const MAX_TOKEN_BYTES = 256 * 1024;
const MAX_CERTIFICATES = 20;

/** What a timestamp authority states. */
export interface TimestampInfo {
  readonly imprintAlgorithm: string;
  readonly imprint: Uint8Array;
  readonly time: Date;
  readonly nonce?: Uint8Array;
}

/** The only signature on a timestamp. */
export interface TimestampSignature {
  /** Which certificate: DER of its issuer's name and its serial number, or its key identifier. */
  readonly signer:
    | { readonly issuer: Uint8Array; readonly serial: Uint8Array }
    | { readonly keyId: Uint8Array };
  readonly digestAlgorithm: string;
  /** Signed attributes, as signed and by type. */
  readonly signed: Uint8Array;
  readonly attributes: ReadonlyMap<string, Der>;
  readonly algorithm: string;
  readonly value: Uint8Array;
}

/** An RFC 3161 response, read strictly and NOT verified. */
export interface TimestampToken {
  readonly info: TimestampInfo;
  /** DER of what is signed. */
  readonly content: Uint8Array;
  readonly certificates: readonly Uint8Array[];
  readonly signature: TimestampSignature;
}

function algorithmOf(node: Der): string {
  return readOid(fields(node).take(TAG.oid));
}

function readInfo(content: Uint8Array): TimestampInfo {
  const members = fields(readDer(content));
  if (readSmallInteger(members.take()) !== 1) throw new DerError('the version is not 1');
  readOid(members.take()); // policy
  const imprint = fields(members.take());
  const imprintAlgorithm = algorithmOf(imprint.take());
  const digest = imprint.take(TAG.octetString).content;
  imprint.end();
  readIntegerBytes(members.take()); // serial number
  const time = readTime(expectTag(members.take(), TAG.generalizedTime));
  members.maybe(TAG.sequence); // accuracy
  const ordering = members.maybe(TAG.boolean);
  if (ordering !== undefined) readBoolean(ordering);
  const nonce = members.maybe(TAG.integer);
  members.maybe(contextTag(0)); // name of the authority
  const extensions = members.maybe(contextTag(1));
  members.end();
  if (extensions !== undefined) refuseCritical(extensions);
  const info = { imprintAlgorithm, imprint: digest, time };
  return nonce === undefined ? info : { ...info, nonce: readIntegerBytes(nonce) };
}

/** No timestamp extension is supported here; a critical one must not be ignored. */
function refuseCritical(list: Der): void {
  for (const extension of elements(list)) {
    const members = fields(extension);
    readOid(members.take());
    const critical = members.maybe(TAG.boolean);
    if (critical !== undefined && readBoolean(critical)) {
      throw new DerError('it has an unknown critical extension');
    }
  }
}

function readSigner(node: Der): TimestampSignature['signer'] {
  if (node.tag === 0x80) return { keyId: node.content };
  const members = fields(node);
  const issuer = members.take(TAG.sequence).raw;
  const serial = readIntegerBytes(members.take());
  members.end();
  return { issuer, serial };
}

/** Each attribute type once, each with one value, as CMS requires for those that matter here. */
function readAttributes(node: Der): ReadonlyMap<string, Der> {
  const attributes = new Map<string, Der>();
  for (const attribute of elements(node)) {
    const members = fields(attribute);
    const type = readOid(members.take());
    const [value, ...more] = elements(members.take(TAG.set));
    members.end();
    if (attributes.has(type) || value === undefined || more.length > 0) {
      throw new DerError('a signed attribute does not have exactly one value');
    }
    attributes.set(type, value);
  }
  return attributes;
}

function readSignature(node: Der): TimestampSignature {
  const members = fields(node);
  readSmallInteger(members.take()); // version
  const signer = readSigner(members.take());
  const digestAlgorithm = algorithmOf(members.take());
  const signedAttributes = members.take(contextTag(0));
  const algorithm = algorithmOf(members.take());
  const value = members.take(TAG.octetString).content;
  members.maybe(contextTag(1)); // unsigned attributes
  members.end();
  const signed = Uint8Array.from(signedAttributes.raw);
  signed[0] = TAG.set; // what is signed has the tag of a SET (RFC 5652 section 5.4)
  const attributes = readAttributes(signedAttributes);
  return { signer, digestAlgorithm, signed, attributes, algorithm, value };
}

function readSignedData(node: Der): TimestampToken {
  const members = fields(node);
  readSmallInteger(members.take()); // version
  members.take(TAG.set); // digest algorithms
  const wrapped = fields(members.take());
  if (readOid(wrapped.take()) !== OID_TST_INFO) throw new DerError('it is not a timestamp');
  const content = readDer(wrapped.take(contextTag(0)).content, TAG.octetString).content;
  wrapped.end();
  const certificates = members.maybe(contextTag(0));
  members.maybe(contextTag(1)); // revocation lists
  const [signature, ...more] = elements(members.take(TAG.set));
  members.end();
  if (signature === undefined || more.length > 0)
    throw new DerError('it does not have exactly one signature');
  const list = certificates === undefined ? [] : elements(certificates);
  if (list.length > MAX_CERTIFICATES) throw new DerError('it has too many certificates');
  return {
    info: readInfo(content),
    content,
    certificates: list.filter(({ tag }) => tag === TAG.sequence).map(({ raw }) => raw),
    signature: readSignature(signature),
  };
}

/**
 * Reads a timestamp response.
 *
 * @throws {DerError}
 * @see RFC 3161 section 2.4.2, RFC 5652 section 5
 */
export function readTimestampToken(response: Uint8Array): TimestampToken {
  if (response.length > MAX_TOKEN_BYTES) throw new DerError('it is too large');
  const outer = fields(readDer(response));
  const status = readSmallInteger(fields(outer.take(TAG.sequence)).take());
  if (!GRANTED.includes(status)) throw new DerError(`it was refused with status ${status}`);
  const contentInfo = fields(outer.take(TAG.sequence));
  outer.end();
  if (readOid(contentInfo.take()) !== OID_SIGNED_DATA) throw new DerError('it is not signed data');
  const wrapper = contentInfo.take(contextTag(0));
  contentInfo.end();
  return readSignedData(readDer(wrapper.content));
}
