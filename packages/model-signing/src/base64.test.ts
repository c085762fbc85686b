import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64 } from './base64.ts';
import { ModelSigningError } from './error.ts';

const runs = { numRuns: propertyRuns({ short: 2_000, long: 40_000 }) };

test('decodes what Node encodes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(Buffer.from(decodeBase64(Buffer.from(bytes).toString('base64')))).toEqual(
        Buffer.from(bytes),
      );
    }),
    runs,
  );
});

test('takes only the one text that Node writes for the bytes', () => {
  const nearly = fc
    .tuple(
      fc.base64String({ maxLength: 24 }),
      fc.nat(),
      fc.constantFrom(...Array.from('A/+=-_ \nB9é\u0000')),
    )
    .map(([text, at, put]) => {
      const place = at % (text.length + 1);
      return `${text.slice(0, place)}${put}${text.slice(place + (at % 2))}`;
    });
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string({ maxLength: 12 })), (text) => {
      let bytes: Uint8Array;
      try {
        bytes = decodeBase64(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ModelSigningError);
        return;
      }
      expect(Buffer.from(bytes).toString('base64')).toBe(text);
    }),
    runs,
  );
});

test.for([
  ['QQ', 2, 'no padding'],
  ['QQ=', 3, 'half of the padding'],
  ['QQ===', 5, 'too much padding'],
  ['QQ==QQ==', 2, 'padding inside'],
  ['====', 0, 'nothing but padding'],
  ['QR==', 1, 'four unused bits set'],
  ['QUJ=', 2, 'two unused bits set'],
  ['QUJ-', 3, 'the URL alphabet'],
  ['QUJ\n', 3, 'a line feed'],
  [' QUJ', 0, 'a space'],
  ['QUJDé===', 4, 'a character beyond ASCII'],
] as const)('refuses %j at %d: %s', ([text, offset]) => {
  expect(() => decodeBase64(text, '/payload')).toThrow(
    expect.objectContaining({
      code: 'BUNDLE_BAD_BASE64',
      details: { pointer: '/payload', offset },
    }),
  );
});

test('decodes an empty text to no bytes', () => {
  expect(decodeBase64('')).toHaveLength(0);
});
