import { expect, test } from 'vitest';
import { commonName } from '../../test/support/pki.ts';
import { DerError, readDer } from '../der/read.ts';
import { writeDer, writeOid } from '../der/write.ts';
import { quoteName, readName } from './name.ts';

const utf8 = (text: string): Uint8Array => writeDer(0x0c, new TextEncoder().encode(text));
const part = (...attributes: readonly (readonly [string, Uint8Array])[]): Uint8Array =>
  writeDer(0x31, ...attributes.map(([oid, value]) => writeDer(0x30, writeOid(oid), value)));
const name = (...parts: readonly Uint8Array[]) => readName(readDer(writeDer(0x30, ...parts)));
const [CN, O, C, UNKNOWN] = ['2.5.4.3', '2.5.4.10', '2.5.4.6', '1.2.3.4'] as const;

test('writes a name on one line, the most specific part first', () => {
  const full = name(
    part([C, utf8('DE')]),
    part([O, utf8('Acme, Inc.')]),
    part([CN, utf8('a')], [UNKNOWN, utf8('b')]),
  );
  expect(full.text).toBe('CN=a+1.2.3.4=b,O=Acme\\, Inc.,C=DE');
  expect(name().text).toBe('');
});

test('shows what a display would hide or interpret as hexadecimal', () => {
  const shown = name(part([CN, utf8(' a\n\u202Eb\u0000#" ')])).text;
  expect(shown).toBe('CN=\\ a\\0a\\e2\\80\\aeb\\00#\\"\\ ');
});

test('reads the old string types, and shows others as octets', () => {
  expect(name(part([CN, writeDer(0x1e, Uint8Array.of(0, 0x41, 0x26, 0x3a))])).text).toBe('CN=A☺');
  expect(name(part([CN, writeDer(0x1c, Uint8Array.of(0, 1, 0xf6, 0))])).text).toBe('CN=😀');
  expect(name(part([CN, writeDer(0x14, Uint8Array.of(0xe9))])).text).toBe('CN=é');
  expect(name(part([CN, writeDer(0x04, Uint8Array.of(1))])).text).toBe('CN=#040101');
});

test('treats names as equal that differ only in case, spaces and string type', () => {
  const key = (text: string, tag?: number): string => readName(readDer(commonName(text, tag))).key;
  expect(key('Root  CA ')).toBe(key('root ca', 0x13));
  expect(key('Root CA')).not.toBe(key('RootCA'));
  expect(name(part([CN, utf8('a')]), part([O, utf8('b')])).key).not.toBe(
    name(part([O, utf8('b')]), part([CN, utf8('a')])).key,
  );
  expect(name(part([CN, utf8('a')], [O, utf8('b')])).key).toBe(
    name(part([O, utf8('b')], [CN, utf8('a')])).key,
  );
  expect(name(part([CN, utf8('a')], [O, utf8('b')])).key).not.toBe(
    name(part([CN, utf8('a')]), part([O, utf8('b')])).key,
  );
});

test.for([
  ['an empty part', part()],
  ['an attribute without value', writeDer(0x31, writeDer(0x30, writeOid(CN)))],
  ['half a character', part([CN, writeDer(0x1e, Uint8Array.of(0))])],
  ['a character that does not exist', part([CN, writeDer(0x1c, Uint8Array.of(0, 0x11, 0, 0))])],
] as const)('refuses %s', ([, bytes]) => {
  expect(() => name(bytes)).toThrow(DerError);
});

test('quotes a name in a message, truncated where it is long', () => {
  expect(quoteName(name(part([CN, utf8('a')])))).toBe('"CN=a"');
  expect(quoteName(name(part([CN, utf8('a'.repeat(999))])))).toHaveLength(203);
});
