import { expect, test } from 'vitest';
import {
  bundleText,
  CERTIFICATE,
  ENVELOPE,
  KEY,
  refusalOf,
  V03,
} from '../../test/support/bundle-text.ts';
import { parseBundle } from './parse-bundle.ts';

const MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle';
const [SIGNATURE] = ENVELOPE.signatures;
const many = (item: unknown): readonly unknown[] => Array.from({ length: 33 }, () => item);
const chain = (...certificates: readonly unknown[]): object => ({
  x509CertificateChain: { certificates },
});
const stamped = (...tokens: readonly unknown[]): object => ({
  ...KEY,
  timestampVerificationData: { rfc3161Timestamps: tokens },
});
const signed = (...signatures: readonly unknown[]): object => ({ ...ENVELOPE, signatures });

test.for([
  ['BUNDLE_NOT_JSON', '', 'nothing', ''],
  ['BUNDLE_MALFORMED', '', 'a list', '[]'],
  ['BUNDLE_MALFORMED', '', 'a text', '"bundle"'],
  ['BUNDLE_MALFORMED', '/mediaType', 'an empty object', '{}'],
  ['BUNDLE_MALFORMED', '', 'an unknown member', bundleText({ more: { dsse_envelope: {} } })],
  [
    'BUNDLE_MALFORMED',
    '/messageSignature',
    'two contents',
    bundleText({ more: { messageSignature: {} } }),
  ],
  [
    'BUNDLE_UNSUPPORTED',
    '/messageSignature',
    'the signature of a blob',
    JSON.stringify({ mediaType: V03, verificationMaterial: KEY, messageSignature: {} }),
  ],
  [
    'BUNDLE_DUPLICATE_KEY',
    '/mediaType',
    'a member twice',
    bundleText().replace('{', `{"mediaType":"${V03}",`),
  ],
] as const)('refuses with %s at "%s" %s', ([code, pointer, , text]) => {
  expect(refusalOf(text)).toEqual({ code, pointer });
});

test.for([
  ['BUNDLE_MALFORMED', 'none', null],
  ['BUNDLE_MALFORMED', 'one that is not text', 3],
  ['BUNDLE_UNSUPPORTED', 'another', 'application/json'],
  ['BUNDLE_UNSUPPORTED', 'a newer version', `${MEDIA_TYPE}.v0.4+json`],
  ['BUNDLE_UNSUPPORTED', 'a newer version in the old spelling', `${MEDIA_TYPE}+json;version=0.4`],
  ['BUNDLE_UNSUPPORTED', 'a spelling that never existed', `${MEDIA_TYPE}.v0.1+json`],
  ['BUNDLE_UNSUPPORTED', 'one in capitals', V03.toUpperCase()],
  ['BUNDLE_UNSUPPORTED', 'one with white space', `${V03} `],
] as const)('refuses with %s a media type: %s', ([code, , mediaType]) => {
  expect(refusalOf(bundleText({ mediaType }))).toEqual({ code, pointer: '/mediaType' });
});

test.for([
  ['BUNDLE_MALFORMED', '', 'none', null],
  ['BUNDLE_MALFORMED', '', 'an empty one', {}],
  ['BUNDLE_MALFORMED', '', 'two kinds', { ...KEY, certificate: CERTIFICATE }],
  ['BUNDLE_MALFORMED', '', 'snake case', { ...KEY, tlog_entries: [] }],
  ['BUNDLE_MALFORMED', '/publicKey', 'neither hint nor key', { publicKey: { hint: '' } }],
  ['BUNDLE_MALFORMED', '/publicKey/hint', 'a hint that is not text', { publicKey: { hint: 1 } }],
  ['BUNDLE_MALFORMED', '/tlogEntries', 'keyless without log', { certificate: CERTIFICATE }],
  ['BUNDLE_MALFORMED', '/tlogEntries', 'a log entry for a list', { ...KEY, tlogEntries: {} }],
  ['BUNDLE_MALFORMED', '/tlogEntries/0', 'a text for a log entry', { ...KEY, tlogEntries: [''] }],
  ['BUNDLE_TOO_LARGE', '/tlogEntries', '33 log entries', { ...KEY, tlogEntries: many({}) }],
] as const)('refuses with %s at "%s" material with %s', ([code, pointer, , material]) => {
  expect(refusalOf(bundleText({ material }))).toEqual({
    code,
    pointer: `/verificationMaterial${pointer}`,
  });
});

test.for([
  ['BUNDLE_MALFORMED', '', 'no certificate', chain()],
  ['BUNDLE_MALFORMED', '/0/rawBytes', 'a certificate without bytes', chain({})],
  ['BUNDLE_BAD_BASE64', '/0/rawBytes', 'the URL alphabet', chain({ rawBytes: 'A-__' })],
  ['BUNDLE_TOO_LARGE', '', '33 certificates', chain(...many(CERTIFICATE))],
] as const)('refuses with %s at "%s" a chain with %s', ([code, pointer, , material]) => {
  expect(refusalOf(bundleText({ material }))).toEqual({
    code,
    pointer: `/verificationMaterial/x509CertificateChain/certificates${pointer}`,
  });
});

test.for([
  ['BUNDLE_MALFORMED', '/0/signedTimestamp', 'one without a token', stamped({})],
  ['BUNDLE_MALFORMED', '/0', 'one that is a text', stamped('AAAA')],
  ['BUNDLE_BAD_BASE64', '/0/signedTimestamp', 'no padding', stamped({ signedTimestamp: 'AAA' })],
  ['BUNDLE_TOO_LARGE', '', '33 of them', stamped(...many({ signedTimestamp: 'AAAA' }))],
] as const)('refuses with %s at "%s" timestamps: %s', ([code, pointer, , material]) => {
  expect(refusalOf(bundleText({ material }))).toEqual({
    code,
    pointer: `/verificationMaterial/timestampVerificationData/rfc3161Timestamps${pointer}`,
  });
});

test.for([
  ['BUNDLE_MALFORMED', '', 'none', null],
  ['BUNDLE_MALFORMED', '', 'an unknown member', { ...ENVELOPE, payload_type: 'x' }],
  ['BUNDLE_MALFORMED', '/payloadType', 'a type that is not text', { ...ENVELOPE, payloadType: [] }],
  ['BUNDLE_MALFORMED', '/payload', 'an empty payload', { ...ENVELOPE, payload: '' }],
  ['BUNDLE_BAD_BASE64', '/payload', 'unused bits', { ...ENVELOPE, payload: 'e31=' }],
  ['BUNDLE_SIGNATURE_COUNT', '/signatures', 'no signature', signed()],
  ['BUNDLE_SIGNATURE_COUNT', '/signatures', 'two signatures', signed(SIGNATURE, SIGNATURE)],
  ['BUNDLE_MALFORMED', '/signatures', 'no list', { ...ENVELOPE, signatures: SIGNATURE }],
  ['BUNDLE_MALFORMED', '/signatures/0', 'more in a signature', signed({ ...SIGNATURE, cert: '' })],
  ['BUNDLE_MALFORMED', '/signatures/0/sig', 'an empty signature', signed({ sig: '' })],
  ['BUNDLE_BAD_BASE64', '/signatures/0/sig', 'a line feed', signed({ sig: 'AAAA\n' })],
  [
    'BUNDLE_MALFORMED',
    '/signatures/0/keyid',
    'a number as key id',
    signed({ ...SIGNATURE, keyid: 1 }),
  ],
] as const)('refuses with %s at "%s" an envelope with %s', ([code, pointer, , envelope]) => {
  expect(refusalOf(bundleText({ envelope }))).toEqual({
    code,
    pointer: `/dsseEnvelope${pointer}`,
  });
});

test('a bundle holds few values, because its statement is one text', () => {
  const text = JSON.stringify({ mediaType: 'x', extra: Array.from({ length: 60_000 }, () => 0) });
  expect(() => parseBundle(text)).toThrow(expect.objectContaining({ code: 'BUNDLE_TOO_LARGE' }));
});
