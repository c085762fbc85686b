import { describe, expect, test } from 'vitest';
import { ext, extension, issue, keys, root } from '../../test/support/pki.ts';
import type { KeyKind } from '../../test/support/pki.ts';
import { writeDer } from '../der/write.ts';
import { ModelSigningError } from '../error.ts';
import { readLeaf } from './leaf.ts';
import type { Leaf } from './leaf.ts';

const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
const FULCIO = '1.3.6.1.4.1.57264.1';
const EMAIL = 0x81;
const DNS = 0x82;
const URI = 0x86;
const UTF8_STRING = 0x0c;
const PRINTABLE_STRING = 0x13;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const name = (tag: number, text: string): Uint8Array => writeDer(tag, utf8(text));
const names = (...list: readonly Uint8Array[]): Uint8Array =>
  extension('2.5.29.17', true, writeDer(0x30, ...list));
const issuerV1 = (text: string): Uint8Array => extension(`${FULCIO}.1`, false, utf8(text));
const text = (arc: number, value: string, tag = UTF8_STRING): Uint8Array =>
  extension(`${FULCIO}.${arc}`, false, writeDer(tag, utf8(value)));

const USAGE = ext.keyUsage(0);
const PURPOSES = ext.purposes([CODE_SIGNING]);
const WHO = names(name(EMAIL, 'a@b.example'));
const ISSUER = text(8, 'https://issuer.example');
const SOUND = [USAGE, PURPOSES, WHO, ISSUER] as const;
const ca = root();

function read(extensions: readonly Uint8Array[], kind: KeyKind = 'P-256'): Leaf {
  return readLeaf(issue({ subject: 'leaf', keys: keys('leaf', kind), extensions }, ca).der);
}

function refusal(...args: Parameters<typeof read>): string {
  try {
    read(...args);
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(ModelSigningError);
    return (error as ModelSigningError).code;
  }
}

describe('a signing certificate is read', () => {
  test.for(['P-256', 'P-384', 'P-521'] as const)('with a key on %s', (curve) => {
    expect(read(SOUND, curve)).toMatchObject({
      identity: 'a@b.example',
      issuer: 'https://issuer.example',
      claims: {},
      curve: { name: curve },
    });
  });

  test('with a URI, both issuers alike and claims', () => {
    const who = names(name(URI, 'https://github.com/a/b'));
    const issuers = [issuerV1('https://issuer.example'), ISSUER];
    const claims = [text(12, 'https://github.com/a/b'), text(20, 'push')];
    expect(read([USAGE, PURPOSES, who, ...issuers, ...claims])).toMatchObject({
      identity: 'https://github.com/a/b',
      claims: { sourceRepositoryUri: 'https://github.com/a/b', buildTrigger: 'push' },
    });
  });

  test('with only the older issuer', () => {
    const read1 = read([USAGE, PURPOSES, WHO, issuerV1('https://older.example')]);
    expect(read1.issuer).toBe('https://older.example');
  });
});

const OTHER_NAME = writeDer(0xa0, utf8('x'));

describe('a certificate that does not name one signer is refused', () => {
  test.for([
    ['no name', [USAGE, PURPOSES, ISSUER]],
    ['no names in the list', [USAGE, PURPOSES, names(), ISSUER]],
    [
      'two names',
      [USAGE, PURPOSES, names(name(EMAIL, 'a@b.example'), name(EMAIL, 'c@d.example')), ISSUER],
    ],
    [
      'an e-mail address and a URI',
      [USAGE, PURPOSES, names(name(EMAIL, 'a@b.example'), name(URI, 'https://a.example')), ISSUER],
    ],
    ['a host name', [USAGE, PURPOSES, names(name(DNS, 'a.example')), ISSUER]],
    ['another kind of name', [USAGE, PURPOSES, names(OTHER_NAME), ISSUER]],
    ['an empty name', [USAGE, PURPOSES, names(name(EMAIL, '')), ISSUER]],
    ['a name with a zero octet', [USAGE, PURPOSES, names(name(EMAIL, 'a@b\u0000.evil')), ISSUER]],
    ['a name that is not ASCII', [USAGE, PURPOSES, names(name(EMAIL, 'ä@b.example')), ISSUER]],
    ['no issuer', [USAGE, PURPOSES, WHO]],
    ['an empty issuer', [USAGE, PURPOSES, WHO, text(8, '')]],
    ['two issuers that differ', [...SOUND, issuerV1('https://other.example')]],
    ['an issuer of another type', [USAGE, PURPOSES, WHO, text(8, 'x', PRINTABLE_STRING)]],
    [
      'an issuer that is not an element',
      [USAGE, PURPOSES, WHO, extension(`${FULCIO}.8`, false, utf8('x'))],
    ],
    [
      'an issuer that is not UTF-8',
      [USAGE, PURPOSES, WHO, extension(`${FULCIO}.1`, false, Uint8Array.of(0xff))],
    ],
    ['a claim of another type', [...SOUND, text(12, 'x', PRINTABLE_STRING)]],
  ] as const)('%s', ([, extensions]) => {
    expect(refusal(extensions)).toBe('CERTIFICATE_IDENTITY');
  });
});

describe('a certificate that is not for signing code is refused', () => {
  test.for([
    ['no key usage', [PURPOSES, WHO, ISSUER]],
    ['another key usage', [ext.keyUsage(5), PURPOSES, WHO, ISSUER]],
    ['no purpose', [USAGE, WHO, ISSUER]],
    ['another purpose', [USAGE, ext.purposes(['1.3.6.1.5.5.7.3.8']), WHO, ISSUER]],
    ['any purpose', [USAGE, ext.purposes(['2.5.29.37.0']), WHO, ISSUER]],
    ['an authority', [ext.authority(), ...SOUND]],
    ['an unknown critical extension', [...SOUND, extension('1.2.3.4', true, utf8('x'))]],
    ['name constraints', [...SOUND, extension('2.5.29.30', true, writeDer(0x30))]],
  ] as const)('%s', ([, extensions]) => {
    expect(refusal(extensions)).toBe('SIGSTORE_CERTIFICATE');
  });

  test.for(['rsa2048', 'ed25519', 'secp256k1'] as const)('a key of the kind %s', (kind) => {
    expect(refusal(SOUND, kind)).toBe('UNSUPPORTED_KEY');
  });

  test('a duplicate extension, or bytes that are not a certificate', () => {
    expect(refusal([...SOUND, ISSUER])).toBe('CERTIFICATE_MALFORMED');
    expect(() => readLeaf(utf8('nothing'))).toThrow(
      expect.objectContaining({ code: 'CERTIFICATE_MALFORMED' }),
    );
  });
});
