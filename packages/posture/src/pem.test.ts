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

test.for([
  ['nothing', ''],
  ['a certificate', ANCHOR],
  ['a key and a certificate', PUBLIC_KEY + ANCHOR],
  ['a private key', PUBLIC_KEY.replaceAll('PUBLIC', 'PRIVATE')],
  ['a key and a private key', PUBLIC_KEY + PUBLIC_KEY.replaceAll('PUBLIC', 'EC PRIVATE')],
  ['an empty block', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----'],
  ['bad base64', PUBLIC_KEY.replace('MFkw', 'MFk')],
  ['base64 with a stranger in it', PUBLIC_KEY.replace('MFkw', 'M*kw')],
  ['a block without an end', PUBLIC_KEY.replace('-----END PUBLIC KEY-----', '')],
  ['a block and a half', `${PUBLIC_KEY}-----BEGIN PUBLIC KEY-----`],
  ['too much', PUBLIC_KEY.padEnd(70_000, '\n')],
] as const)('refuses %s', ([, text]) => {
  expect(() => pemDigests(text, 'PUBLIC KEY')).toThrow(RangeError);
});

test('whatever the text, digests or a RangeError come back', () => {
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
