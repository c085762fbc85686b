import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUtf8 } from './utf8.ts';

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes at which the rules of UTF-8 change. */
const edge = fc.constantFrom(
  ...Uint8Array.of(
    0x00,
    0x7f,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc0,
    0xc1,
    0xc2,
    0xdf,
    0xe0,
    0xe1,
    0xec,
    0xed,
    0xee,
    0xef,
    0xf0,
    0xf1,
    0xf3,
    0xf4,
    0xf5,
    0xff,
  ),
);

test("agrees with the platform's decoder on bytes at every boundary", () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 8 }), (list) => {
      const bytes = Uint8Array.from(list);
      expect(isUtf8(bytes, 0, bytes.length)).toBe(decodes(bytes));
    }),
    { numRuns: propertyRuns({ short: 5_000, long: 200_000 }) },
  );
});

test('accepts every text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = new TextEncoder().encode(text);
      expect(isUtf8(bytes, 0, bytes.length)).toBe(true);
    }),
  );
});
