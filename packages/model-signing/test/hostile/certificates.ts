import { createHash, randomBytes, sign } from 'node:crypto';
import { keyPair } from './keys.ts';
import type { KeyPair } from './keys.ts';

/** The content of a certificate; whatever is left out is as in a sound one. */
export interface CertificateWish {
  readonly subject: string;
  readonly key?: KeyPair;
  readonly authority?: boolean;
  readonly pathLength?: number;
  /** Bits of KeyUsage, or none at all: `digitalSignature`, `keyCertSign`. */
  readonly usage?: keyof typeof BITS;
  /** Object identifiers of ExtendedKeyUsage. */
  readonly purposes?: readonly string[];
  readonly from?: Date;
  readonly until?: Date;
  /** More extensions, as DER. */
  readonly extensions?: readonly Uint8Array[];
  readonly digest?: 'sha1' | 'sha256' | 'sha384';
}

export interface Certificate {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly key: KeyPair;
  readonly subject: string;
}

const DAY_MS = 86_400_000;
const BITS = {
  digitalSignature: 0x80,
  keyEncipherment: 0x20,
  keyCertSign: 0x04,
  both: 0x84,
  none: 0,
};
const ECDSA = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
};

/** Issues a certificate; without an issuer it signs itself. */
export function issue(wish: CertificateWish, issuer?: Certificate): Certificate {
  const key = wish.key ?? keyPair(wish.subject);
  const signer = issuer?.key ?? key;
  const digest = wish.digest ?? 'sha384';
  const algorithm = der(0x30, oid(ECDSA[digest]));
  const body = der(
    0x30,
    der(0xa0, integer(2)),
    der(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    algorithm,
    name(issuer?.subject ?? wish.subject),
    der(
      0x30,
      time(wish.from ?? new Date(Date.now() - DAY_MS)),
      time(wish.until ?? new Date(Date.now() + 365 * DAY_MS)),
    ),
    name(wish.subject),
    key.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, ...extensionsOf(wish))),
  );
  const signature = sign(digest, body, signer.privateKey);
  const bytes = der(0x30, body, algorithm, der(0x03, Buffer.from([0]), signature));
  return { der: bytes, pem: pem(bytes), key, subject: wish.subject };
}

/** One extension in DER. */
export function extension(dotted: string, critical: boolean, value: Uint8Array): Uint8Array {
  return der(
    0x30,
    oid(dotted),
    ...(critical ? [der(0x01, Buffer.from([0xff]))] : []),
    der(0x04, value),
  );
}

/** One DER element over the parts. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), body]);
  const hex = length.toString(16);
  const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | octets.length]), octets, body]);
}

/** The PEM text of a certificate. */
function pem(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function extensionsOf(wish: CertificateWish): readonly Uint8Array[] {
  const { authority = false, pathLength, purposes = [] } = wish;
  const usage = wish.usage ?? (authority ? 'keyCertSign' : 'digitalSignature');
  const constraints = [
    ...(authority ? [der(0x01, Buffer.from([0xff]))] : []),
    ...(pathLength === undefined ? [] : [integer(pathLength)]),
  ];
  const identifier = createHash('sha1').update(wish.subject).digest();
  return [
    extension('2.5.29.19', true, der(0x30, ...constraints)),
    extension('2.5.29.14', false, der(0x04, identifier)),
    ...(usage === 'none' ? [] : [extension('2.5.29.15', true, bitString(BITS[usage]))]),
    ...(purposes.length === 0
      ? []
      : [extension('2.5.29.37', false, der(0x30, ...purposes.map(oid)))]),
    ...(wish.extensions ?? []),
  ];
}

function bitString(bits: number): Uint8Array {
  const unused = Math.max(0, 31 - Math.clz32(bits & -bits));
  return der(0x03, Buffer.from([unused, bits]));
}

function name(commonName: string): Uint8Array {
  return der(0x30, der(0x31, der(0x30, oid('2.5.4.3'), der(0x0c, Buffer.from(commonName)))));
}

function time(date: Date): Uint8Array {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return date.getUTCFullYear() < 2050
    ? der(0x17, Buffer.from(digits.slice(2)))
    : der(0x18, Buffer.from(digits));
}

function integer(value: number): Uint8Array {
  return der(0x02, Buffer.from([value]));
}

function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const out = [arc % 128];
    for (let high = Math.floor(arc / 128); high > 0; high = Math.floor(high / 128)) {
      out.unshift((high % 128) | 0x80);
    }
    return out;
  });
  return der(0x06, Buffer.from(octets));
}
