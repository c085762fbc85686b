import { createHash, sign } from 'node:crypto';
import { type Der, elements, fields, readDer, TAG } from '../../src/der/read.ts';
import { writeDer, writeOid, writeUnsigned } from '../../src/der/write.ts';
import { PURPOSE } from '../../src/x509/extensions.ts';
import { authority, ext, type Issued, issue, root } from './pki.ts';

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
} as const;

/** The content of a response; whatever is left out is sound. */
export interface ResponseParts {
  readonly message: Uint8Array;
  readonly signer: Issued;
  readonly time?: string;
  readonly status?: number;
  readonly hash?: 'sha1' | 'sha256';
  readonly nonce?: Uint8Array;
  /** Certificates in the response; default the signer's. */
  readonly held?: readonly Issued[];
  /** Attribute that binds the certificate; default version 2. */
  readonly binding?: 'v1' | 'v2' | 'none';
  /** The certificate that it binds; default the signer's. */
  readonly bound?: Issued;
  readonly version?: number;
  readonly contentType?: string;
  /** Extensions of the statement, each as DER. */
  readonly extensions?: readonly Uint8Array[];
  /** Names the signer by its key identifier instead of issuer and serial number. */
  readonly keyId?: Uint8Array;
  /** Changes the statement after it is signed. */
  readonly alter?: (info: Uint8Array) => Uint8Array;
  readonly attributesTwice?: boolean;
  readonly signatures?: number;
}

const sequence = (...parts: readonly Uint8Array[]): Uint8Array => writeDer(0x30, ...parts);
const octets = (bytes: Uint8Array): Uint8Array => writeDer(0x04, bytes);
const small = (value: number): Uint8Array => writeUnsigned(Uint8Array.of(value));
const algorithm = (oid: string): Uint8Array => sequence(writeOid(oid), writeDer(0x05));
const attribute = (oid: string, value: Uint8Array): Uint8Array =>
  sequence(writeOid(oid), writeDer(0x31, value));

function infoOf(parts: ResponseParts): Uint8Array {
  const hash = parts.hash ?? 'sha256';
  const digest = createHash(hash).update(parts.message).digest();
  const time = (parts.time ?? '2026-06-01T12:00:00Z').replace(/[-:T]/g, '');
  return sequence(
    small(parts.version ?? 1),
    writeOid('1.2.3.4'),
    sequence(algorithm(OID[hash]), octets(digest)),
    small(7),
    writeDer(0x18, Buffer.from(time)),
    sequence(small(1)),
    ...(parts.nonce === undefined ? [] : [writeUnsigned(parts.nonce)]),
    ...(parts.extensions === undefined ? [] : [writeDer(0xa1, ...parts.extensions)]),
  );
}

function bindingOf({ binding = 'v2', bound, signer }: ResponseParts): readonly Uint8Array[] {
  const { der } = bound ?? signer;
  const digest = (hash: string): Uint8Array => octets(createHash(hash).update(der).digest());
  if (binding === 'none') return [];
  return binding === 'v1'
    ? [attribute(OID.signingCertificate, sequence(sequence(sequence(digest('sha1')))))]
    : [attribute(OID.signingCertificateV2, sequence(sequence(sequence(digest('sha256')))))];
}

function signerInfo(parts: ResponseParts, info: Uint8Array): Uint8Array {
  const { signer, keyId } = parts;
  const digest = createHash('sha256').update(info).digest();
  const stated = attribute(OID.messageDigest, octets(digest));
  const attributes = [
    attribute(OID.contentType, writeOid(parts.contentType ?? OID.tstInfo)),
    stated,
    ...(parts.attributesTwice === true ? [stated] : []),
    ...bindingOf(parts),
  ];
  const { privateKey } = signer.keys;
  const isRsa = privateKey.asymmetricKeyType === 'rsa';
  const signature = sign('sha256', writeDer(0x31, ...attributes), privateKey);
  const { issuerDer, serial } = signer.certificate;
  const sid =
    keyId === undefined ? sequence(issuerDer, writeDer(0x02, serial)) : writeDer(0x80, keyId);
  return sequence(
    small(1),
    sid,
    algorithm(OID.sha256),
    writeDer(0xa0, ...attributes),
    isRsa ? algorithm(OID.rsa) : sequence(writeOid(OID.ecdsaSha256)),
    octets(signature),
  );
}

/** DER of a timestamp response. */
export function timestampResponse(parts: ResponseParts): Uint8Array {
  const info = infoOf(parts);
  const signature = signerInfo(parts, info);
  const held = parts.held ?? [parts.signer];
  const signedData = sequence(
    small(3),
    writeDer(0x31, algorithm(OID.sha256)),
    sequence(
      writeOid(OID.tstInfo),
      writeDer(0xa0, octets((parts.alter ?? ((same) => same))(info))),
    ),
    ...(held.length === 0 ? [] : [writeDer(0xa0, ...held.map(({ der }) => der))]),
    writeDer(0x31, ...Array.from({ length: parts.signatures ?? 1 }, () => signature)),
  );
  const status = sequence(small(parts.status ?? 0));
  return sequence(status, sequence(writeOid(OID.signedData), writeDer(0xa0, signedData)));
}

export const TIMESTAMPING = [
  ext.noAuthority(),
  ext.keyUsage(0),
  ext.purposes([PURPOSE.timeStamping], true),
];

/** A timestamp authority with its root. */
export function timestampAuthority(parts: Partial<Parameters<typeof issue>[0]> = {}): {
  readonly top: Issued;
  readonly middle: Issued;
  readonly signer: Issued;
} {
  const top = root({ subject: 'timestamp root' });
  const middle = authority(top, { subject: 'timestamp intermediate' });
  const signer = issue({ subject: 'clock', extensions: TIMESTAMPING, ...parts }, middle);
  return { top, middle, signer };
}

/** The content of a request: digest of the message and nonce. */
export function readRequest(request: Uint8Array): {
  digest: Uint8Array;
  nonce: Uint8Array;
  asksCertificate: boolean;
} {
  const members = fields(readDer(request));
  members.take(TAG.integer);
  const [, digest] = elements(members.take(TAG.sequence)) as readonly [Der, Der];
  const nonce = members.take(TAG.integer).content;
  const flag = members.take(TAG.boolean).content[0];
  return { digest: digest.content, nonce, asksCertificate: flag === 0xff };
}
