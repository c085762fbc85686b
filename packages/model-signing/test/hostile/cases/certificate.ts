import { trustCertificates } from '../../../src/index.ts';
import type { HostileCase } from '../case.ts';
import { der, extension, issue } from '../certificates.ts';
import type { Certificate, CertificateWish } from '../certificates.ts';
import { REMOVE } from '../edit.ts';
import { keyPair } from '../keys.ts';
import { refused } from '../plan.ts';
import type { Plan } from '../plan.ts';

type Code = Parameters<typeof refused>[0];

const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
const SERVER = '1.3.6.1.5.5.7.3.1';
const LONG_AGO = {
  from: new Date('2020-01-01T00:00:00Z'),
  until: new Date('2020-02-01T00:00:00Z'),
};
const LATER = { from: new Date('2090-01-01T00:00:00Z'), until: new Date('2091-01-01T00:00:00Z') };

/** How the chain of one case differs from a sound one: anchor, intermediate authority, signing certificate. */
export interface Chain {
  readonly root?: Partial<CertificateWish>;
  readonly middle?: Partial<CertificateWish>;
  readonly leaf?: Partial<CertificateWish>;
  /** A second authority below the first. */
  readonly below?: Partial<CertificateWish>;
  /** The bundle's certificates, when they are not the path without its anchor. */
  readonly held?: (path: readonly Certificate[]) => readonly Certificate[];
  readonly trusted?: (path: readonly Certificate[]) => Certificate;
  readonly raw?: (path: readonly Certificate[]) => readonly Uint8Array[];
}

/** Attacks on the path from the signing certificate to a trusted authority. */
export const certificateCases: readonly HostileCase[] = [
  chained('CERTIFICATE_MALFORMED', 'certificate-not-der', 'bytes in place of a certificate', {
    raw: () => [Buffer.from('no certificate')],
  }),
  chained('CERTIFICATE_MALFORMED', 'certificate-trailing', 'bytes after the certificate', {
    raw: (chain) =>
      chain.slice(0, 2).map(({ der: bytes }) => Buffer.concat([bytes, Buffer.from([0])])),
  }),
  chained(
    'CERTIFICATE_MALFORMED',
    'extension-twice',
    'one extension twice',
    {
      leaf: {
        extensions: [
          extension('1.2.3.4', false, der(0x05)),
          extension('1.2.3.4', false, der(0x05)),
        ],
      },
    },
    {
      leaf: {
        extensions: [
          extension('1.2.3.4', false, der(0x05)),
          extension('1.2.3.5', false, der(0x05)),
        ],
      },
    },
  ),
  chained('BUNDLE_TOO_LARGE', 'certificates-many', 'hundreds of certificates in one bundle', {
    held: ([leaf, middle]) =>
      [leaf, ...Array.from({ length: 500 }, () => middle)].filter((one) => one !== undefined),
  }),
  chained('CERTIFICATE_LIMIT', 'certificates-mesh', 'authorities that all certify each other', {
    held: ([leaf]) => [leaf, ...mesh()].filter((one) => one !== undefined),
  }),
  chained(
    'CERTIFICATE_UNTRUSTED',
    'authority-of-the-bundle',
    'a bundle that brings its own root authority',
    {
      held: (chain) => chain,
      trusted: () => root({ subject: 'another root' }),
    },
    { held: (chain) => chain },
  ),
  chained(
    'CERTIFICATE_UNTRUSTED',
    'authority-same-name',
    'an authority of the trusted one’s name with another key',
    {
      trusted: () => root({ subject: 'root', key: keyPair('another key') }),
    },
  ),
  chained('CERTIFICATE_UNTRUSTED', 'intermediate-missing', 'a path with a certificate left out', {
    held: (chain) => chain.slice(0, 1),
  }),
  chained(
    'CERTIFICATE_NOT_CA',
    'leaf-issues',
    'a certificate issued by one that is not an authority’s',
    {
      middle: { authority: false, usage: 'keyCertSign' },
    },
  ),
  chained(
    'CERTIFICATE_NOT_CA',
    'authority-may-not-issue',
    'an authority without the right to issue',
    {
      middle: { usage: 'digitalSignature' },
    },
  ),
  chained(
    'CERTIFICATE_PATH_LENGTH',
    'path-too-long',
    'an authority below one that allows none',
    { middle: { pathLength: 0 }, below: {} },
    { middle: { pathLength: 1 }, below: {} },
  ),
  chained('CERTIFICATE_USAGE', 'leaf-for-encryption', 'a certificate for encryption', {
    leaf: { usage: 'keyEncipherment' },
  }),
  chained(
    'CERTIFICATE_USAGE',
    'leaf-is-authority',
    'an authority that signs a model itself',
    { leaf: { authority: true, usage: 'both' } },
    { leaf: { authority: true, usage: 'digitalSignature' } },
  ),
  chained(
    'CERTIFICATE_USAGE',
    'leaf-for-servers',
    'a certificate for web servers',
    { leaf: { purposes: [SERVER] } },
    { leaf: { purposes: [CODE_SIGNING] } },
  ),
  chained(
    'CERTIFICATE_EXTENSION',
    'extension-critical',
    'an unknown critical extension',
    { leaf: { extensions: [extension('1.2.3.4', true, der(0x05))] } },
    { leaf: { extensions: [extension('1.2.3.4', false, der(0x05))] } },
  ),
  chained('CERTIFICATE_EXTENSION', 'name-constraints', 'an authority with name constraints', {
    middle: { extensions: [extension('2.5.29.30', true, der(0x30))] },
  }),
  chained('CERTIFICATE_WEAK', 'signed-with-sha1', 'a certificate signed with SHA-1', {
    leaf: { digest: 'sha1' },
  }),
  chained('CERTIFICATE_LAPSED', 'certificate-expired', 'an expired certificate', {
    leaf: LONG_AGO,
  }),
  chained('CERTIFICATE_LAPSED', 'authority-expired', 'a certificate of an expired authority', {
    middle: LONG_AGO,
  }),
  chained('CERTIFICATE_NOT_YET_VALID', 'certificate-later', 'a certificate of the future', {
    leaf: LATER,
  }),
];

function chained(
  code: Code,
  name: string,
  what: string,
  hostile: Chain,
  benign: Chain = {},
): HostileCase {
  return {
    code,
    name,
    what,
    attempt: (isHostile, world) =>
      refused(code, name, what, planOf(hostile), planOf(benign)).attempt(isHostile, world),
  };
}

/** Certificates with one name and key: each can be the issuer of every other. */
function mesh(): readonly Certificate[] {
  const one = issue({ subject: 'intermediate', authority: true });
  return Array.from({ length: 20 }, () => issue({ subject: 'intermediate', authority: true }, one));
}

function root(wish: Partial<CertificateWish> = {}): Certificate {
  return issue({ subject: 'root', authority: true, ...wish });
}

/** The certificates of a chain, and the anchor that is trusted. */
export function issueChain(chain: Chain): {
  readonly path: readonly Certificate[];
  readonly anchor: Certificate;
} {
  const anchor = root(chain.root);
  const middle = issue({ subject: 'intermediate', authority: true, ...chain.middle }, anchor);
  const below = chain.below && issue({ subject: 'below', authority: true, ...chain.below }, middle);
  const leaf = issue({ subject: 'signer', ...chain.leaf }, below ?? middle);
  const path = [leaf, ...(below === undefined ? [] : [below]), middle, anchor];
  return { path, anchor: chain.trusted?.(path) ?? anchor };
}

/** The plan of a bundle signed by the chain's leaf, with only the anchor trusted. */
export function planOf(chain: Chain, timestampAuthorities?: string): Plan {
  const { path, anchor } = issueChain(chain);
  const held = (chain.held?.(path) ?? path.slice(0, -1)).map(({ der: bytes }) => bytes);
  const certificates = (chain.raw?.(path) ?? held).map((bytes) => ({
    rawBytes: Buffer.from(bytes).toString('base64'),
  }));
  return {
    key: keyPair('signer'),
    trust: () =>
      trustCertificates(
        anchor.pem,
        timestampAuthorities === undefined ? {} : { timestampAuthorities },
      ),
    bundle: {
      '/verificationMaterial/publicKey': REMOVE,
      '/verificationMaterial/x509CertificateChain': { certificates },
    },
  };
}
