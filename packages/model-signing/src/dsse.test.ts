import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { legacyPreAuthEncoding, preAuthEncoding } from './dsse.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (encoded: Uint8Array): string => new TextDecoder().decode(encoded);
const runs = { numRuns: propertyRuns({ short: 300, long: 10_000 }) };

test('encodes the example of the specification', () => {
  expect(text(preAuthEncoding('http://example.com/HelloWorld', bytes('hello world')))).toBe(
    'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
  );
});

test('counts octets, not characters', () => {
  expect(text(preAuthEncoding('ü', bytes('€')))).toBe('DSSEv1 2 ü 3 €');
});

test('gives different bytes for different types or payloads', () => {
  const envelope = fc.tuple(fc.string({ unit: 'binary' }), fc.uint8Array());
  fc.assert(
    fc.property(envelope, envelope, ([typeA, a], [typeB, b]) => {
      const same = typeA === typeB && Buffer.compare(a, b) === 0;
      for (const encode of [preAuthEncoding, legacyPreAuthEncoding]) {
        expect(Buffer.compare(encode(typeA, a), encode(typeB, b)) === 0).toBe(same);
      }
    }),
    runs,
  );
});

// repr() of CPython 3.11.
test.for([
  ['a', "b'a'"],
  ["it's", 'b"it\'s"'],
  ['"quoted"', 'b\'"quoted"\''],
  ["'both' \"", "b'\\'both\\' \"'"],
  ['\t\n\r\\', "b'\\t\\n\\r\\\\'"],
  ['\u0000\u001f\u007f', "b'\\x00\\x1f\\x7f'"],
  ['é', "b'\\xc3\\xa9'"],
] as const)('spells %j as Python prints bytes', ([payload, printed]) => {
  const encoded = text(legacyPreAuthEncoding('t', bytes(payload)));
  expect(encoded).toBe(`DSSEV1 1 t ${bytes(payload).length} ${printed}`);
});
