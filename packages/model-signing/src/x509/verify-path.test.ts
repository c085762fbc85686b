import { expect, test } from 'vitest';
import {
  authority,
  commonName,
  ext,
  extension,
  type Issued,
  issue,
  keys,
  leaf,
  root,
} from '../../test/support/pki.ts';
import { PURPOSE } from './extensions.ts';
import { verifyPath } from './verify-path.ts';

const TIME = new Date('2026-06-01T12:00:00Z');
const SERVER = '1.3.6.1.5.5.7.3.1';
const CA = [ext.authority(), ext.keyUsage(5)];

/** Subjects of the path, or the code of the refusal. */
function verdict(
  [first, ...rest]: readonly [Issued, ...Issued[]],
  anchors: readonly Issued[],
  time = TIME,
): string {
  const plain = (list: readonly Issued[]) => list.map(({ certificate }) => certificate);
  try {
    const path = verifyPath(first.certificate, plain(rest), plain(anchors), {
      purpose: 'signing',
      time,
    });
    return path.map(({ subject }) => subject.text.replace('CN=', '')).join(' < ');
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

const top = root();
const middle = authority(top);

test('accepts a leaf below a root, and below an intermediate', () => {
  expect(verdict([leaf(top)], [top])).toBe('signer < root');
  expect(verdict([leaf(middle), middle], [top])).toBe('signer < intermediate < root');
});

test('takes intermediates in any order, with the root and strangers among them', () => {
  const second = authority(middle, { subject: 'second' });
  const stranger = root({ subject: 'stranger' });
  expect(verdict([leaf(second), top, stranger, middle, second], [top])).toBe(
    'signer < second < intermediate < root',
  );
});

test('takes an intermediate that the caller trusts as the end of the path', () => {
  expect(verdict([leaf(middle)], [middle])).toBe('signer < intermediate');
});

test('takes a leaf that the caller trusts itself, self-signed or not', () => {
  const own = issue({ subject: 'own', extensions: [ext.keyUsage(0)] });
  expect(verdict([own], [own])).toBe('own');
  expect(verdict([leaf(middle)], [leaf(middle)])).toBe('CERTIFICATE_UNTRUSTED');
  const pinned = leaf(middle);
  expect(verdict([pinned], [pinned])).toBe('signer');
});

test('checks a trusted leaf like any other', () => {
  const lapsed = issue({
    subject: 'own',
    extensions: [ext.keyUsage(0)],
    until: '2026-02-01T00:00:00Z',
  });
  const forServers = issue({
    subject: 'own',
    extensions: [ext.keyUsage(0), ext.purposes([SERVER])],
  });
  expect(verdict([lapsed], [lapsed])).toBe('CERTIFICATE_LAPSED');
  expect(verdict([forServers], [forServers])).toBe('CERTIFICATE_USAGE');
});

test('refuses a leaf that signed itself and is not trusted', () => {
  const own = issue({ subject: 'own', extensions: [ext.keyUsage(0)] });
  expect(verdict([own], [top])).toBe('CERTIFICATE_UNTRUSTED');
});

test('never takes a root out of the bundle for trusted', () => {
  const impostor = root({ keys: keys('impostor') });
  const below = authority(impostor);
  expect(verdict([leaf(below), below, impostor], [top])).toBe('CERTIFICATE_UNTRUSTED');
});

test('refuses a path with a certificate missing, and one with a bad signature', () => {
  expect(verdict([leaf(middle)], [top])).toBe('CERTIFICATE_UNTRUSTED');
  const twin = authority(top, { keys: keys('twin') });
  expect(verdict([leaf(middle), twin], [top])).toBe('CERTIFICATE_UNTRUSTED');
});

test('finds its way through authorities with one name and several keys', () => {
  const twins = ['a', 'b', 'c'].map((name) => authority(top, { keys: keys(name) }));
  expect(verdict([leaf(middle), ...twins, middle], [root({ keys: keys('other') }), top])).toBe(
    'signer < intermediate < root',
  );
});

test('takes the cross-signed path that is sound when another is not', () => {
  const other = root({ subject: 'other root' });
  const lapsed = authority(top, { until: '2026-02-01T00:00:00Z' });
  const crossed = issue({ subject: 'intermediate', extensions: CA }, other);
  expect(verdict([leaf(lapsed), lapsed, crossed], [top, other])).toBe(
    'signer < intermediate < other root',
  );
  expect(verdict([leaf(lapsed), lapsed, crossed], [top])).toBe('CERTIFICATE_LAPSED');
});

test('does not go in circles where authorities sign each other', () => {
  const a = issue({ subject: 'a', extensions: CA }, issue({ subject: 'b', extensions: CA }));
  const b = issue({ subject: 'b', extensions: CA }, issue({ subject: 'a', extensions: CA }));
  expect(verdict([leaf(a), a, b], [top])).toBe('CERTIFICATE_UNTRUSTED');
});

test('gives up on a mesh of authorities that all sign each other', () => {
  const names = Array.from({ length: 8 }, (_, at) => `mesh ${at}`);
  const issuers = names.map((subject) => issue({ subject, extensions: CA }));
  const mesh = names.flatMap((subject) =>
    issuers
      .filter((by) => by.subject !== subject)
      .map((by) => issue({ subject, extensions: CA }, by)),
  );
  const [first] = issuers;
  if (first === undefined) throw new Error('no issuer');
  expect(verdict([leaf(first), ...mesh], [top])).toBe('CERTIFICATE_LIMIT');
});

test.for([
  ['no basic constraints', [ext.keyUsage(5)]],
  ['basic constraints of no authority', [ext.noAuthority(), ext.keyUsage(5)]],
  ['no right to sign certificates', [ext.authority(), ext.keyUsage(0, 6)]],
] as const)('refuses an intermediate with %s', ([, extensions]) => {
  const bad = authority(top, { extensions });
  expect(verdict([leaf(bad), bad], [top])).toBe('CERTIFICATE_NOT_CA');
});

test('refuses an anchor that is no authority, and one of version 1', () => {
  const plain = root({ extensions: [ext.keyUsage(0)] });
  expect(verdict([leaf(plain)], [plain])).toBe('CERTIFICATE_NOT_CA');
  const old = root({ extensions: 'v1' });
  expect(verdict([leaf(old)], [old])).toBe('CERTIFICATE_NOT_CA');
});

test('takes an authority without key usage, as RFC 5280 lets it', () => {
  const bare = authority(top, { extensions: [ext.authority()] });
  expect(verdict([leaf(bare), bare], [top])).toBe('signer < intermediate < root');
});

test('counts a path as RFC 5280 does', () => {
  const none = authority(top, { extensions: [ext.authority(0), ext.keyUsage(5)] });
  const below = authority(none, { subject: 'below' });
  expect(verdict([leaf(none), none], [top])).toBe('signer < intermediate < root');
  expect(verdict([leaf(below), below, none], [top])).toBe('CERTIFICATE_PATH_LENGTH');
  const strict = root({ extensions: [ext.authority(0), ext.keyUsage(5)] });
  const under = authority(strict);
  expect(verdict([leaf(under), under], [strict])).toBe('CERTIFICATE_PATH_LENGTH');
});

test('does not count an authority that renewed its own key, nor a leaf that is an authority', () => {
  const none = authority(top, { extensions: [ext.authority(0), ext.keyUsage(5)] });
  const renewed = issue({ subject: 'intermediate', extensions: CA, keys: keys('renewed') }, none);
  expect(verdict([leaf(renewed), renewed, none], [top])).toBe(
    'signer < intermediate < intermediate < root',
  );
  const both = leaf(none, { extensions: [ext.authority(), ext.keyUsage(0, 5)] });
  expect(verdict([both, none], [top])).toBe('signer < intermediate < root');
});

test('takes a leaf whose name is its issuer’s, as the reference’s own tests have it', () => {
  const selfIssued = leaf(middle, { subject: 'intermediate', keys: keys('leaf key') });
  expect(verdict([selfIssued, middle], [top])).toBe('intermediate < intermediate < root');
});

test.for([
  ['neither key usage nor purposes', []],
  ['key usage without digitalSignature', [ext.keyUsage(2)]],
  [
    'codeSigning but key usage without digitalSignature',
    [ext.keyUsage(5), ext.purposes([PURPOSE.codeSigning])],
  ],
  ['purposes without codeSigning', [ext.keyUsage(0), ext.purposes([SERVER])]],
  ['any purpose but no key usage', [ext.purposes([PURPOSE.any])]],
] as const)('refuses a leaf with %s', ([, extensions]) => {
  expect(verdict([leaf(top, { extensions })], [top])).toBe('CERTIFICATE_USAGE');
});

test.for([
  ['digitalSignature', [ext.keyUsage(0)]],
  ['digitalSignature and any purpose', [ext.keyUsage(0), ext.purposes([PURPOSE.any])]],
  [
    'digitalSignature and codeSigning among others',
    [ext.keyUsage(0, 2), ext.purposes([SERVER, PURPOSE.codeSigning])],
  ],
  ['codeSigning alone', [ext.purposes([PURPOSE.codeSigning], true)]],
] as const)('takes a leaf with %s', ([, extensions]) => {
  expect(verdict([leaf(top, { extensions })], [top])).toBe('signer < root');
});

test('lets the purposes of an authority bound what is below it', () => {
  const tls = authority(top, { extensions: [...CA, ext.purposes([SERVER])] });
  const code = authority(top, { extensions: [...CA, ext.purposes([PURPOSE.codeSigning])] });
  expect(verdict([leaf(tls), tls], [top])).toBe('CERTIFICATE_USAGE');
  expect(verdict([leaf(code), code], [top])).toBe('signer < intermediate < root');
});

const NAME_CONSTRAINTS = '2.5.29.30';

test.for([
  ['an unknown extension', '1.2.3.4', true],
  ['name constraints', NAME_CONSTRAINTS, true],
  ['name constraints that are not critical', NAME_CONSTRAINTS, false],
  ['policy constraints', '2.5.29.36', true],
  ['critical certificate policies', '2.5.29.32', true],
] as const)('refuses %s anywhere on the path', ([, oid, critical]) => {
  const extra = extension(oid, critical, Uint8Array.of(0x30, 0x00));
  const code = 'CERTIFICATE_EXTENSION';
  expect(verdict([leaf(top, { extensions: [ext.keyUsage(0), extra] })], [top])).toBe(code);
  const bad = authority(top, { extensions: [...CA, extra] });
  expect(verdict([leaf(bad), bad], [top])).toBe(code);
  const badTop = root({ extensions: [...CA, extra] });
  expect(verdict([leaf(badTop)], [badTop])).toBe(code);
});

test('passes over an unknown extension that is not critical', () => {
  const extra = extension('1.2.3.4', false, Uint8Array.of(0xff));
  expect(verdict([leaf(top, { extensions: [ext.keyUsage(0), extra] })], [top])).toBe(
    'signer < root',
  );
});

test.for(['rsa2048', 'ed25519', 'P-384', 'P-521'] as const)('takes authorities with %s', (kind) => {
  const strong = root({ keys: keys('root', kind) });
  expect(verdict([leaf(strong)], [strong])).toBe('signer < root');
});

test.for(['rsa2048', 'ed25519', 'secp256k1'] as const)('refuses a leaf with %s', (kind) => {
  const odd = leaf(top, { keys: keys('odd', kind) });
  expect(verdict([odd], [top])).toBe('UNSUPPORTED_KEY');
});

test.for(['rsa1024', 'secp256k1'] as const)('refuses authorities with %s', (kind) => {
  const weak = root({ keys: keys('root', kind) });
  expect(verdict([leaf(weak)], [weak])).toBe('CERTIFICATE_WEAK');
});

test('refuses SHA-1 on the path, but not on the anchor itself', () => {
  expect(verdict([leaf(top, { hash: 'sha1' })], [top])).toBe('CERTIFICATE_WEAK');
  const old = root({ hash: 'sha1' });
  expect(verdict([leaf(old)], [old])).toBe('signer < root');
});

test('counts both ends of the validity to it, to the second', () => {
  const at = (time: string): string => verdict([leaf(top)], [top], new Date(time));
  expect(at('2025-12-31T23:59:59.999Z')).toBe('CERTIFICATE_NOT_YET_VALID');
  expect(at('2026-01-01T00:00:00Z')).toBe('signer < root');
  expect(at('2027-01-01T00:00:00.999Z')).toBe('signer < root');
  expect(at('2027-01-01T00:00:01Z')).toBe('CERTIFICATE_LAPSED');
});

test.for(['leaf', 'intermediate', 'anchor'] as const)('wants the %s to be valid', (which) => {
  const past = (one: string) => (one === which ? { until: '2026-02-01T00:00:00Z' } : {});
  const next = (one: string) => (one === which ? { from: '2026-08-01T00:00:00Z' } : {});
  const chain = (validity: (one: string) => object): string => {
    const anchor = root(validity('anchor'));
    const between = authority(anchor, validity('intermediate'));
    return verdict([leaf(between, validity('leaf')), between], [anchor]);
  };
  expect(chain(past)).toBe('CERTIFICATE_LAPSED');
  expect(chain(next)).toBe('CERTIFICATE_NOT_YET_VALID');
});

test('says LAPSED only of a path that is in order otherwise', () => {
  const bad = leaf(top, { extensions: [ext.keyUsage(2)], until: '2026-02-01T00:00:00Z' });
  expect(verdict([bad], [top])).toBe('CERTIFICATE_USAGE');
});

test('compares names as RFC 5280 does, not octet by octet', () => {
  const printable = leaf(top, { issuerDer: commonName('  ROOT ', 0x13) });
  expect(verdict([printable], [top])).toBe('signer < root');
});

test('goes by names and signatures, whatever the key identifiers say', () => {
  const wrong = leaf(top, { extensions: [ext.keyUsage(0), ext.authorityKeyId(Uint8Array.of(1))] });
  const anchor = root({ extensions: [...CA, ext.subjectKeyId(Uint8Array.of(2))] });
  expect(verdict([wrong], [anchor])).toBe('signer < root');
});
