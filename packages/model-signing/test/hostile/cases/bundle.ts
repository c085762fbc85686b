import type { HostileCase } from '../case.ts';
import { Change, REMOVE } from '../edit.ts';
import { refused } from '../plan.ts';

const BOM = '\uFEFF';
const DEEP = 100_000;

/** Attacks on the bundle as text, before any signature is checked. */
export const bundleCases: readonly HostileCase[] = [
  refused(
    'BUNDLE_TOO_LARGE',
    'bundle-too-large',
    'a bundle of more bytes than the limit',
    { options: { maxBundleBytes: 200 } },
    { options: { maxBundleBytes: 1_000_000 } },
  ),
  refused('BUNDLE_NOT_JSON', 'bundle-empty', 'an empty signature file', { text: () => '' }),
  refused('BUNDLE_NOT_JSON', 'bundle-not-json', 'weights in place of a signature', {
    text: () => Buffer.from([0x80, 0x02, 0x7d, 0x71, 0x00]),
  }),
  refused(
    'BUNDLE_NOT_JSON',
    'bundle-bad-utf8',
    'bytes that are not UTF-8 in a string',
    {
      text: (text) =>
        Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from(',"x":"\xff"}', 'latin1')]),
    },
    { text: (text) => `${text.slice(0, -1)}}` },
  ),
  refused('BUNDLE_NOT_JSON', 'bundle-byte-order-mark', 'a byte order mark before the JSON', {
    text: (text) => `${BOM}${text}`,
  }),
  refused(
    'BUNDLE_NOT_JSON',
    'bundle-trailing-text',
    'a second JSON value after the first',
    { text: (text) => `${text}{}` },
    { text: (text) => `${text}\n` },
  ),
  refused('BUNDLE_NOT_JSON', 'bundle-truncated', 'a bundle cut short', {
    text: (text) => text.slice(0, -1),
  }),
  refused('BUNDLE_TOO_LARGE', 'bundle-deep', 'JSON nested 100,000 deep', {
    text: (text) => `${text.slice(0, -1)},"x":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`,
  }),
  ...duplicateKeys(),
  ...badBase64(),
  ...wrongShapes(),
  ...signatureCounts(),
  ...unsupported(),
];

/** The same member twice, at each level; another reader may take the second. */
function duplicateKeys(): readonly HostileCase[] {
  const places: readonly (readonly [string, string, string])[] = [
    ['top', '"mediaType":', '"mediaType":"x",'],
    ['material', '"publicKey":', '"publicKey":{"hint":"x"},'],
    ['key', '"hint":', '"hint":"x",'],
    ['envelope', '"payloadType":', '"payloadType":"x",'],
    ['signature', '"keyid":', '"keyid":"x",'],
  ];
  const plain = places.map(([place, member, twin]) =>
    refused('BUNDLE_DUPLICATE_KEY', `bundle-twin-in-${place}`, `a member twice (${place})`, {
      text: (text) => text.replace(member, `${twin}${member}`),
    }),
  );
  return [
    ...plain,
    refused('BUNDLE_DUPLICATE_KEY', 'bundle-twin-escaped', 'a member twice, once with an escape', {
      text: (text) => text.replace('"payload":', '"p\\u0061yload":"AAAA","payload":'),
    }),
  ];
}

function badBase64(): readonly HostileCase[] {
  const payload = (what: string, name: string, change: (old: string) => string) =>
    refused('BUNDLE_BAD_BASE64', name, what, {
      bundle: { '/dsseEnvelope/payload': new Change(change) },
    });
  return [
    payload(
      'a line feed within base64',
      'base64-whitespace',
      (old) => `${old.slice(0, 76)}\n${old.slice(76)}`,
    ),
    payload('base64 of the URL alphabet', 'base64-url', (old) => `-_${old.slice(2)}`),
    payload(
      'text after the padding',
      'base64-after-padding',
      (old) => `${old.replace(/=+$/, '')}==AAAA`,
    ),
    payload('text that is not base64', 'base64-not', () => '!!!!'),
    refused(
      'BUNDLE_BAD_BASE64',
      'base64-no-padding',
      'base64 without its padding',
      {
        payload: padded,
        bundle: { '/dsseEnvelope/payload': new Change((old: string) => old.replace(/=+$/, '')) },
      },
      { payload: padded },
    ),
    refused(
      'BUNDLE_BAD_BASE64',
      'base64-loose-bits',
      'bits after the last byte that are not zero',
      {
        payload: padded,
        bundle: {
          '/dsseEnvelope/payload': new Change((old: string) =>
            old
              .replace(/A==$/, 'B==')
              .replace(/Q==$/, 'R==')
              .replace(/g==$/, 'h==')
              .replace(/w==$/, 'x=='),
          ),
        },
      },
      { payload: padded },
    ),
    refused('BUNDLE_BAD_BASE64', 'base64-signature', 'a signature that is not base64', {
      bundle: { '/dsseEnvelope/signatures/0/sig': 'a' },
    }),
  ];
}

/** Makes the payload's base64 end in two pad characters. */
function padded(text: string): string {
  return text + ' '.repeat((4 - (Buffer.byteLength(text) % 3)) % 3);
}

function wrongShapes(): readonly HostileCase[] {
  const shape = (name: string, what: string, pointer: string, next: unknown) =>
    refused('BUNDLE_MALFORMED', name, what, { bundle: { [pointer]: next } });
  return [
    refused('BUNDLE_MALFORMED', 'bundle-array', 'an array in place of a bundle', {
      text: () => '[]',
    }),
    shape('bundle-no-material', 'no verification material', '/verificationMaterial', REMOVE),
    shape('bundle-no-envelope', 'no envelope', '/dsseEnvelope', REMOVE),
    shape('bundle-no-payload', 'no payload', '/dsseEnvelope/payload', REMOVE),
    shape('bundle-payload-number', 'a number in place of the payload', '/dsseEnvelope/payload', 1),
    shape('bundle-no-type', 'no payload type', '/dsseEnvelope/payloadType', REMOVE),

    shape(
      'signatures-object',
      'an object in place of the signatures',
      '/dsseEnvelope/signatures',
      {},
    ),
    shape(
      'bundle-no-hint',
      'a key without any name',
      '/verificationMaterial/publicKey/hint',
      REMOVE,
    ),
    shape(
      'bundle-keyless-unlogged',
      'a keyless bundle without a transparency log entry',
      '/verificationMaterial',
      { certificate: { rawBytes: 'AAAA' } },
    ),
    shape(
      'bundle-other-spelling',
      'a second spelling of a member',
      '/verificationMaterial/tlog_entries',
      [],
    ),
    shape('bundle-key-null', 'null in place of the key', '/verificationMaterial/publicKey', null),
    shape(
      'bundle-log-entries-text',
      'text in place of the log entries',
      '/verificationMaterial/tlogEntries',
      'x',
    ),
    shape(
      'bundle-two-materials',
      'a key and a certificate chain in one bundle',
      '/verificationMaterial/x509CertificateChain',
      { certificates: [{ rawBytes: 'AAAA' }] },
    ),
    shape(
      'bundle-two-contents',
      'an envelope and a message signature in one bundle',
      '/messageSignature',
      { messageDigest: { algorithm: 'SHA2_256', digest: 'AAAA' }, signature: 'AAAA' },
    ),
  ];
}

function signatureCounts(): readonly HostileCase[] {
  const count = (name: string, what: string, next: unknown) =>
    refused('BUNDLE_SIGNATURE_COUNT', name, what, { bundle: { '/dsseEnvelope/signatures': next } });
  return [
    count('signatures-none', 'no signature', []),
    count(
      'signatures-two',
      'two signatures, one of them good',
      new Change((old: unknown[]) => [...old, ...old]),
    ),
  ];
}

function unsupported(): readonly HostileCase[] {
  const message = { messageDigest: { algorithm: 'SHA2_256', digest: 'AAAA' }, signature: 'AAAA' };
  return [
    refused('BUNDLE_UNSUPPORTED', 'bundle-other-type', 'a media type that no one knows', {
      bundle: { '/mediaType': 'application/vnd.dev.sigstore.bundle.v9.0+json' },
    }),
    refused(
      'BUNDLE_UNSUPPORTED',
      'bundle-of-a-blob',
      'a signature over a file in place of a statement',
      {
        bundle: { '/dsseEnvelope': REMOVE, '/messageSignature': message },
      },
    ),
  ];
}
