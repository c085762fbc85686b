import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DerError, elements, fields, readDer, TAG } from './read.ts';
import {
  readBitStringBytes,
  readBoolean,
  readIntegerBytes,
  readNamedBits,
  readOid,
  readSmallInteger,
  readTime,
} from './values.ts';
import { writeDer, writeOid, writeUnsigned } from './write.ts';

const runs = { numRuns: propertyRuns({ short: 300, long: 10_000 }) };
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

test('reads what it writes, at every length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70_000 }), (content) => {
      expect(readDer(writeDer(TAG.octetString, content)).content).toEqual(content);
    }),
    { numRuns: propertyRuns({ short: 30, long: 300 }) },
  );
});

test.for([
  ['nothing', ''],
  ['no length', '30'],
  ['an indefinite length', '30800000'],
  ['a length cut off', '308201'],
  ['a length longer than needed', '3081020500'],
  ['a length with leading zeros', '30820002 0500'.replace(' ', '')],
  ['a length of five octets', '30850000000002'],
  ['more content than there is', '30030500'],
  ['bytes after the element', '300000'],
  ['a tag of several octets', '1f8100'],
  ['an end-of-contents mark', '0000'],
] as const)('refuses %s', ([, bytes]) => {
  expect(() => readDer(hex(bytes))).toThrow(DerError);
});

test('refuses a member cut off inside its sequence', () => {
  expect(() => elements(readDer(hex('30020401')))).toThrow(DerError);
});

test('takes the members of a sequence in order and requires that none is left', () => {
  const node = readDer(hex('30050101ff0500'));
  const members = fields(node);
  expect(members.maybe(TAG.integer)).toBeUndefined();
  expect(readBoolean(members.take())).toBe(true);
  expect(() => members.end()).toThrow(DerError);
  expect(() => members.take(TAG.integer)).toThrow(DerError);
  expect(() => fields(node).take(TAG.null)).toThrow(DerError);
  expect(() => fields(node, TAG.set)).toThrow(DerError);
});

test('never throws anything but its own error on any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        elements(readDer(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(DerError);
      }
    }),
    runs,
  );
});

test('reads object identifiers as it writes them', () => {
  const arc = fc.nat({ max: 2 ** 31 - 1 });
  fc.assert(
    fc.property(fc.nat({ max: 2 }), fc.nat({ max: 39 }), fc.array(arc), (a, b, rest) => {
      const dotted = [a, b, ...rest.slice(0, 8)].join('.');
      expect(readOid(readDer(writeOid(dotted)))).toBe(dotted);
    }),
    runs,
  );
  expect(readOid(readDer(hex('0603883703')))).toBe('2.999.3');
});

test.for(['0600', '060180', '06028001', `0641${'01'.repeat(65)}`])(
  'refuses the object identifier %s',
  (bytes) => {
    expect(() => readOid(readDer(hex(bytes)))).toThrow(DerError);
  },
);

test('reads integers only in their shortest form', () => {
  expect(readIntegerBytes(readDer(hex('020200ff')))).toEqual(hex('00ff'));
  for (const bytes of ['0200', '0202007f', '0202ff80', '0401']) {
    expect(() => readIntegerBytes(readDer(hex(`${bytes}`)))).toThrow(DerError);
  }
  expect(readSmallInteger(readDer(hex('02020100')))).toBe(256);
  for (const bytes of ['0201ff', '02050100000000']) {
    expect(() => readSmallInteger(readDer(hex(bytes)))).toThrow(DerError);
  }
});

test('writes unsigned integers in their shortest form', () => {
  expect(writeUnsigned(hex('000000'))).toEqual(hex('020100'));
  expect(writeUnsigned(hex('0080'))).toEqual(hex('02020080'));
  expect(writeUnsigned(hex('007f'))).toEqual(hex('02017f'));
});

test('accepts one spelling of true and one of false', () => {
  expect(readBoolean(readDer(hex('010100')))).toBe(false);
  for (const bytes of ['010101', '0100', '0102ffff']) {
    expect(() => readBoolean(readDer(hex(bytes)))).toThrow(DerError);
  }
});

test('reads bit strings, with no unused bit set', () => {
  expect([...readNamedBits(readDer(hex('03020780')))]).toEqual([0]);
  expect([...readNamedBits(readDer(hex('0303070680')))]).toEqual([5, 6, 8]);
  expect([...readNamedBits(readDer(hex('030100')))]).toEqual([]);
  for (const bytes of ['0300', '030107', '03020880', '03020781']) {
    expect(() => readNamedBits(readDer(hex(bytes)))).toThrow(DerError);
  }
  expect(readBitStringBytes(readDer(hex('03020041')))).toEqual(hex('41'));
  expect(() => readBitStringBytes(readDer(hex('03020780')))).toThrow(DerError);
});

test.for([
  [TAG.utcTime, '491231235959Z', '2049-12-31T23:59:59.000Z'],
  [TAG.utcTime, '500101000000Z', '1950-01-01T00:00:00.000Z'],
  [TAG.generalizedTime, '99991231235959Z', '9999-12-31T23:59:59.000Z'],
  [TAG.generalizedTime, '20260101000000.5Z', '2026-01-01T00:00:00.500Z'],
  [TAG.generalizedTime, '20260101000000.123456Z', '2026-01-01T00:00:00.123Z'],
] as const)('reads the time %i %s', ([tag, text, expected]) => {
  expect(readTime(readDer(writeDer(tag, ascii(text)))).toISOString()).toBe(expected);
});

test.for([
  [TAG.utcTime, '2601010000Z'],
  [TAG.utcTime, '260101000000+0100'],
  [TAG.utcTime, '20260101000000Z'],
  [TAG.generalizedTime, '20260230000000Z'],
  [TAG.generalizedTime, '20260101240000Z'],
  [TAG.generalizedTime, '20260101000000.50Z'],
  [TAG.generalizedTime, '20260101000000.Z'],
  [TAG.printableString, '20260101000000Z'],
] as const)('refuses the time %i %s', ([tag, text]) => {
  expect(() => readTime(readDer(writeDer(tag, ascii(text))))).toThrow(DerError);
});
