import {
  createHash,
  generateKeyPairSync,
  type KeyObject,
  sign,
  type X509Certificate,
} from 'node:crypto';
import { writeDer, writeOid, writeUnsigned } from '../../src/der/write.ts';
import { type Certificate, readCertificate } from '../../src/x509/certificate.ts';

/** A private and a public key. */
export interface Keys {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export type KeyKind =
  | 'P-256'
  | 'P-384'
  | 'P-521'
  | 'secp256k1'
  | 'rsa1024'
  | 'rsa2048'
  | 'rsa-pss'
  | 'dsa'
  | 'ed25519';

const made = new Map<string, Keys>();

/** Keys of this name and kind, the same for every call. */
export function keys(name: string, kind: KeyKind = 'P-256'): Keys {
  const known = made.get(`${kind} ${name}`);
  if (known !== undefined) return known;
  const fresh = makeKeys(kind);
  made.set(`${kind} ${name}`, fresh);
  return fresh;
}

function makeKeys(kind: KeyKind): Keys {
  if (kind === 'ed25519') return generateKeyPairSync('ed25519');
  if (kind === 'dsa')
    return generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
  if (kind === 'rsa-pss') {
    return generateKeyPairSync('rsa-pss', {
      modulusLength: 2048,
      hashAlgorithm: 'sha256',
      mgf1HashAlgorithm: 'sha256',
    });
  }
  if (kind.startsWith('rsa')) {
    return generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(3)) });
  }
  return generateKeyPairSync('ec', { namedCurve: kind });
}

/** One extension, as DER. */
export function extension(oid: string, critical: boolean, value: Uint8Array): Uint8Array {
  const flag = critical ? [writeDer(0x01, Uint8Array.of(0xff))] : [];
  return writeDer(0x30, writeOid(oid), ...flag, writeDer(0x04, value));
}

export const ext = {
  authority: (pathLength?: number) =>
    extension(
      '2.5.29.19',
      true,
      writeDer(
        0x30,
        writeDer(0x01, Uint8Array.of(0xff)),
        ...(pathLength === undefined ? [] : [writeUnsigned(Uint8Array.of(pathLength))]),
      ),
    ),
  noAuthority: () => extension('2.5.29.19', true, writeDer(0x30)),
  /** Bits by number: 0 digitalSignature, 1 nonRepudiation, 5 keyCertSign. */
  keyUsage: (...bits: readonly number[]) => {
    const octet = bits.reduce((value, bit) => value | (0x80 >> bit), 0);
    const unused = octet === 0 ? 0 : 31 - Math.clz32(octet & -octet);
    return extension('2.5.29.15', true, writeDer(0x03, Uint8Array.of(unused, octet)));
  },
  purposes: (oids: readonly string[], critical = false) =>
    extension('2.5.29.37', critical, writeDer(0x30, ...oids.map(writeOid))),
  subjectKeyId: (id: Uint8Array) => extension('2.5.29.14', false, writeDer(0x04, id)),
  authorityKeyId: (id: Uint8Array) =>
    extension('2.5.29.35', false, writeDer(0x30, writeDer(0x80, id))),
};

/** Parts of a certificate; whatever is left out is sound. */
export interface CertificateParts {
  readonly subject: string;
  readonly keys?: Keys;
  readonly from?: string;
  readonly until?: string;
  /** `v1` has none. */
  readonly extensions: readonly Uint8Array[] | 'v1';
  readonly hash?: 'sha1' | 'sha256';
  /** Replaces only the signature algorithm inside the signed part. */
  readonly innerAlgorithm?: Uint8Array;
  readonly serial?: Uint8Array;
  /** DER of the subject, in place of a common name. */
  readonly subjectDer?: Uint8Array;
  readonly issuerDer?: Uint8Array;
}

/** A certificate with its keys. */
export interface Issued {
  readonly certificate: Certificate;
  readonly der: Uint8Array;
  readonly pem: string;
  readonly node: X509Certificate;
  readonly keys: Keys;
  readonly subject: string;
}

/** DER of a name with one common name, in the given string type. */
export function commonName(text: string, tag = 0x0c): Uint8Array {
  const value = writeDer(tag, new TextEncoder().encode(text));
  return writeDer(0x30, writeDer(0x31, writeDer(0x30, writeOid('2.5.4.3'), value)));
}

/** RSASSA-PSS with SHA-256 and a salt of 32 octets. */
function pssAlgorithm(): Uint8Array {
  const sha256 = writeDer(0x30, writeOid('2.16.840.1.101.3.4.2.1'), writeDer(0x05));
  const mask = writeDer(0x30, writeOid('1.2.840.113549.1.1.8'), sha256);
  const salt = writeUnsigned(Uint8Array.of(32));
  const parameters = [writeDer(0xa0, sha256), writeDer(0xa1, mask), writeDer(0xa2, salt)];
  return writeDer(0x30, writeOid('1.2.840.113549.1.1.10'), writeDer(0x30, ...parameters));
}

function algorithmOf(key: KeyObject, hash: 'sha1' | 'sha256'): Uint8Array {
  if (key.asymmetricKeyType === 'rsa-pss') return pssAlgorithm();
  if (key.asymmetricKeyType === 'dsa') return writeDer(0x30, writeOid('2.16.840.1.101.3.4.3.2'));
  if (key.asymmetricKeyType === 'ed25519') return writeDer(0x30, writeOid('1.3.101.112'));
  if (key.asymmetricKeyType === 'rsa') {
    const oid = hash === 'sha1' ? '1.2.840.113549.1.1.5' : '1.2.840.113549.1.1.11';
    return writeDer(0x30, writeOid(oid), writeDer(0x05));
  }
  return writeDer(0x30, writeOid(hash === 'sha1' ? '1.2.840.10045.4.1' : '1.2.840.10045.4.3.2'));
}

function time(instant: string): Uint8Array {
  return writeDer(0x18, Buffer.from(instant.replace(/[-:T]/g, '')));
}

/** DER of a certificate; without an issuer it signs itself. */
export function certificateDer(parts: CertificateParts, issuer?: Issued): Uint8Array {
  const own = parts.keys ?? keys(parts.subject);
  const signer = (issuer?.keys ?? own).privateKey;
  const hash = parts.hash ?? 'sha256';
  const algorithm = algorithmOf(signer, hash);
  const version = writeDer(0xa0, writeUnsigned(Uint8Array.of(2)));
  const body = writeDer(
    0x30,
    ...(parts.extensions === 'v1' ? [] : [version]),
    parts.serial ?? writeUnsigned(createHash('sha1').update(parts.subject).digest().subarray(1)),
    parts.innerAlgorithm ?? algorithm,
    parts.issuerDer ?? commonName(issuer?.subject ?? parts.subject),
    writeDer(
      0x30,
      time(parts.from ?? '2026-01-01T00:00:00Z'),
      time(parts.until ?? '2049-01-01T00:00:00Z'),
    ),
    parts.subjectDer ?? commonName(parts.subject),
    own.publicKey.export({ type: 'spki', format: 'der' }),
    ...(parts.extensions === 'v1' ? [] : [writeDer(0xa3, writeDer(0x30, ...parts.extensions))]),
  );
  const signature = sign(signer.asymmetricKeyType === 'ed25519' ? null : hash, body, signer);
  return writeDer(0x30, body, algorithm, writeDer(0x03, Uint8Array.of(0), signature));
}

/** PEM text of a DER element. */
export function toPem(der: Uint8Array, label = 'CERTIFICATE'): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** Issues a certificate. */
export function issue(parts: CertificateParts, issuer?: Issued): Issued {
  const der = certificateDer(parts, issuer);
  const certificate = readCertificate(der);
  return {
    certificate,
    der,
    pem: toPem(der),
    node: certificate.node,
    keys: parts.keys ?? keys(parts.subject),
    subject: parts.subject,
  };
}

/** A root authority. */
export function root(parts: Partial<CertificateParts> = {}): Issued {
  return issue({ subject: 'root', extensions: [ext.authority(), ext.keyUsage(5)], ...parts });
}

/** An authority below another. */
export function authority(issuer: Issued, parts: Partial<CertificateParts> = {}): Issued {
  return issue(
    { subject: 'intermediate', extensions: [ext.authority(), ext.keyUsage(5)], ...parts },
    issuer,
  );
}

/** A certificate to sign with. */
export function leaf(issuer: Issued, parts: Partial<CertificateParts> = {}): Issued {
  return issue(
    { subject: 'signer', extensions: [ext.noAuthority(), ext.keyUsage(0)], ...parts },
    issuer,
  );
}
