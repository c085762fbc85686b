import { expect, test } from 'vitest';
import { pathVerdict as verdict } from '../../test/support/path-verdict.ts';
import { authority, ext, extension, issue, keys, leaf, root } from '../../test/support/pki.ts';
import { PURPOSE } from './extensions.ts';

const SERVER = '1.3.6.1.5.5.7.3.1';
const CA = [ext.authority(), ext.keyUsage(5)];

const top = root();
const middle = authority(top);

test.for([
  ['no basic constraints', [ext.keyUsage(5)]],
  ['basic constraints of a non-authority', [ext.noAuthority(), ext.keyUsage(5)]],
  ['no permission to sign certificates', [ext.authority(), ext.keyUsage(0, 6)]],
] as const)('refuses an intermediate with %s', ([, extensions]) => {
  const bad = authority(top, { extensions });
  expect(verdict([leaf(bad), bad], [top])).toBe('CERTIFICATE_NOT_CA');
});

test('refuses an anchor that is not an authority, and one of version 1', () => {
  const plain = root({ extensions: [ext.keyUsage(0)] });
  expect(verdict([leaf(plain)], [plain])).toBe('CERTIFICATE_NOT_CA');
  const old = root({ extensions: 'v1' });
  expect(verdict([leaf(old)], [old])).toBe('CERTIFICATE_NOT_CA');
});

test('takes an authority without key usage, as RFC 5280 permits', () => {
  const bare = authority(top, { extensions: [ext.authority()] });
  expect(verdict([leaf(bare), bare], [top])).toBe('signer < intermediate < root');
});

test('counts path lengths like RFC 5280', () => {
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
  const both = leaf(none, { extensions: [ext.authority(), ext.keyUsage(0)] });
  expect(verdict([both, none], [top])).toBe('signer < intermediate < root');
});

test('takes a leaf with its issuer’s name, as in the reference’s own tests', () => {
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

test('applies the purposes of an authority to the certificates below it', () => {
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
  ['policy constraints that are not critical', '2.5.29.36', false],
  ['a demand to look up revocation', '2.5.29.31', true],
] as const)('refuses %s anywhere on the path', ([, oid, critical]) => {
  const extra = extension(oid, critical, Uint8Array.of(0x30, 0x00));
  const code = 'CERTIFICATE_EXTENSION';
  expect(verdict([leaf(top, { extensions: [ext.keyUsage(0), extra] })], [top])).toBe(code);
  const bad = authority(top, { extensions: [...CA, extra] });
  expect(verdict([leaf(bad), bad], [top])).toBe(code);
  const badTop = root({ extensions: [...CA, extra] });
  expect(verdict([leaf(badTop)], [badTop])).toBe(code);
});

test('ignores an unknown extension that is not critical', () => {
  const extra = extension('1.2.3.4', false, Uint8Array.of(0xff));
  expect(verdict([leaf(top, { extensions: [ext.keyUsage(0), extra] })], [top])).toBe(
    'signer < root',
  );
});

test('takes every certificate policy, because none is required here', () => {
  const policies = extension('2.5.29.32', true, Uint8Array.of(0x30, 0x00));
  expect(verdict([leaf(top, { extensions: [ext.keyUsage(0), policies] })], [top])).toBe(
    'signer < root',
  );
});

test.for(['rsa2048', 'rsa-pss', 'ed25519', 'P-384', 'P-521'] as const)(
  'takes authorities with %s',
  (kind) => {
    const strong = root({ keys: keys('root', kind) });
    expect(verdict([leaf(strong)], [strong])).toBe('signer < root');
  },
);

test.for(['rsa2048', 'ed25519', 'secp256k1'] as const)('refuses a leaf with %s', (kind) => {
  const odd = leaf(top, { keys: keys('odd', kind) });
  expect(verdict([odd], [top])).toBe('UNSUPPORTED_KEY');
});

test.for(['rsa1024', 'secp256k1'] as const)('refuses authorities with %s', (kind) => {
  const weak = root({ keys: keys('root', kind) });
  expect(verdict([leaf(weak)], [weak])).toBe('CERTIFICATE_WEAK');
});

test('does not accept DSA signatures', () => {
  const odd = root({ keys: keys('root', 'dsa') });
  expect(verdict([leaf(odd)], [odd])).toBe('CERTIFICATE_UNTRUSTED');
});

test('refuses SHA-1 on the path, but not on the anchor itself', () => {
  expect(verdict([leaf(top, { hash: 'sha1' })], [top])).toBe('CERTIFICATE_WEAK');
  const old = root({ hash: 'sha1' });
  expect(verdict([leaf(old)], [old])).toBe('signer < root');
});

test('includes both ends of the validity, to the second', () => {
  const at = (time: string): string => verdict([leaf(top)], [top], new Date(time));
  expect(at('2025-12-31T23:59:59.999Z')).toBe('CERTIFICATE_NOT_YET_VALID');
  expect(at('2026-01-01T00:00:00Z')).toBe('signer < root');
  expect(at('2049-01-01T00:00:00.999Z')).toBe('signer < root');
  expect(at('2049-01-01T00:00:01Z')).toBe('CERTIFICATE_LAPSED');
});

test.for(['leaf', 'intermediate', 'anchor'] as const)('requires the %s to be valid', (which) => {
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

test('reports LAPSED only for a path that is otherwise in order', () => {
  const bad = leaf(top, { extensions: [ext.keyUsage(2)], until: '2026-02-01T00:00:00Z' });
  expect(verdict([bad], [top])).toBe('CERTIFICATE_USAGE');
});
