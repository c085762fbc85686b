import { sha256Digest } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ANCHOR,
  ANCHOR_FINGERPRINT,
  KEY_FINGERPRINT,
  PUBLIC_KEY,
} from '../test/support/signers.ts';
import { pemDigests } from './pem.ts';

test('gives the fingerprints that OpenSSL gives', () => {
  expect(pemDigests(PUBLIC_KEY, 'PUBLIC KEY')).toEqual([KEY_FINGERPRINT]);
  expect(pemDigests(`# ours\n${ANCHOR}\r\n${ANCHOR}`, 'CERTIFICATE')).toEqual([
    ANCHOR_FINGERPRINT,
    ANCHOR_FINGERPRINT,
  ]);
});

const [BEGIN, END] = ['-----BEGIN PUBLIC KEY-----', '-----END PUBLIC KEY-----'];
const block = (body: string) => `${BEGIN}\n${body}\n${END}\n`;

test.for([
  ['QUJD', 'ABC'],
  ['QUI=', 'AB'],
  ['QQ==', 'A'],
  ['Q U\tJ\r\nD', 'ABC'],
  ['+/+/QUI=', '\u00fb\u00ff\u00bfAB'],
] as const)('reads %j as the bytes that it stands for', ([body, bytes]) => {
  expect(pemDigests(block(body), 'PUBLIC KEY')).toEqual([
    sha256Digest(Uint8Array.from(bytes, (character) => character.charCodeAt(0))),
  ]);
});

test('ignores text around blocks', () => {
  const text = `-- ours: --\n${block('QUJD')}-- and theirs\n${block('QUI=')}--\n`;
  expect(pemDigests(text, 'PUBLIC KEY')).toEqual([
    ...pemDigests(block('QUJD'), 'PUBLIC KEY'),
    ...pemDigests(block('QUI='), 'PUBLIC KEY'),
  ]);
});

test('reads up to the limit and no more', () => {
  expect(pemDigests(PUBLIC_KEY.padEnd(65_536, '\n'), 'PUBLIC KEY')).toEqual([KEY_FINGERPRINT]);
  expect(() => pemDigests(PUBLIC_KEY.padEnd(65_537, '\n'), 'PUBLIC KEY')).toThrow(
    new RangeError('expected at most 65536 characters of PEM'),
  );
});

const NO_KEY = 'expected PEM of PUBLIC KEY';
const NOT_ALONE = 'expected PEM of PUBLIC KEY alone';
const SECRET = 'a private key does not belong in a policy';
const NO_BASE64 = 'expected base64 in PEM';

test.for([
  ['nothing', NO_KEY, ''],
  ['what is not PEM', NO_KEY, 'ssh-ed25519 AAAA'],
  ['a certificate', NOT_ALONE, ANCHOR],
  ['a key and a certificate', NOT_ALONE, PUBLIC_KEY + ANCHOR],
  ['a private key', SECRET, PUBLIC_KEY.replaceAll('PUBLIC', 'PRIVATE')],
  ['a key and a private key', SECRET, PUBLIC_KEY + PUBLIC_KEY.replaceAll('PUBLIC', 'EC PRIVATE')],
  ['half a private key', SECRET, `${PUBLIC_KEY}-----BEGIN PRIVATE KEY-----`],
  ['an empty block', NO_BASE64, `${BEGIN}\n${END}`],
  ['bad base64', NO_BASE64, PUBLIC_KEY.replace('MFkw', 'MFk')],
  ['base64 that is padded in the middle', NO_BASE64, block('QQ==QQ==')],
  ['base64 that is padded too much', NO_BASE64, block('QUJDQ===')],
  ['base64 that is all padding', NO_BASE64, block('====')],
  ['base64 with a foreign character', NO_KEY, PUBLIC_KEY.replace('MFkw', 'M*kw')],
  ['a block without an end', NO_KEY, PUBLIC_KEY.replace(END, '')],
  [
    'a block with the end of another kind',
    NOT_ALONE,
    PUBLIC_KEY.replace(END, '-----END CERTIFICATE-----'),
  ],
  [
    'a block with the beginning of another kind',
    NOT_ALONE,
    PUBLIC_KEY.replace(BEGIN, '-----BEGIN CERTIFICATE-----'),
  ],
  ['a block and a half before it', NO_KEY, `${BEGIN}\n*\n${PUBLIC_KEY}`],
  ['a block and a half after it', NO_KEY, `${PUBLIC_KEY}${BEGIN}`],
] as const)('refuses %s', ([, message, text]) => {
  expect(() => pemDigests(text, 'PUBLIC KEY')).toThrow(new RangeError(message));
});

test('any text yields digests or a RangeError', () => {
  const token = fc.constantFrom(
    '-----BEGIN PUBLIC KEY-----',
    '-----END PUBLIC KEY-----',
    '-----BEGIN ',
    '-----',
    'AAAA',
    'A=',
    '\n',
    ' ',
    'é',
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
      try {
        expect(pemDigests(tokens.join(''), 'PUBLIC KEY').length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});
