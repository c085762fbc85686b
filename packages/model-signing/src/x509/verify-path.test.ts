import { expect, test } from 'vitest';
import { pathVerdict as verdict } from '../../test/support/path-verdict.ts';
import {
  authority,
  commonName,
  ext,
  extension,
  issue,
  keys,
  leaf,
  root,
} from '../../test/support/pki.ts';

const SERVER = '1.3.6.1.5.5.7.3.1';
const CA = [ext.authority(), ext.keyUsage(5)];

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

test('takes a leaf that the caller trusts directly, self-signed or not', () => {
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

test('never trusts a root from the bundle', () => {
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

test('takes the sound cross-signed path when another is not sound', () => {
  const other = root({ subject: 'other root' });
  const lapsed = authority(top, { until: '2026-02-01T00:00:00Z' });
  const crossed = issue({ subject: 'intermediate', extensions: CA }, other);
  expect(verdict([leaf(lapsed), lapsed, crossed], [top, other])).toBe(
    'signer < intermediate < other root',
  );
  expect(verdict([leaf(lapsed), lapsed, crossed], [top])).toBe('CERTIFICATE_LAPSED');
});

test('reports which of several refused paths was valid in the past', () => {
  const critical = [...CA, extension('1.2.3', true, Uint8Array.of(5, 0))];
  const odd = authority(top, { extensions: critical });
  const lapsed = authority(top, { until: '2026-02-01T00:00:00Z' });
  const future = authority(top, { from: '2026-08-01T00:00:00Z' });
  expect(verdict([leaf(odd), odd, lapsed], [top])).toBe('CERTIFICATE_LAPSED');
  expect(verdict([leaf(odd), odd, future], [top])).toBe('CERTIFICATE_NOT_YET_VALID');
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

test('gives up on a crowd of authorities under one name', () => {
  const crowd = Array.from({ length: 120 }, (_, at) =>
    issue({ subject: 'intermediate', extensions: CA, serial: Uint8Array.of(2, 1, at) }, top),
  );
  const stranger = issue({ subject: 'intermediate', extensions: CA, keys: keys('stranger') });
  expect(verdict([leaf(stranger), ...crowd], [top])).toBe('CERTIFICATE_LIMIT');
});

test('requires the issuer’s name as well as its signature', () => {
  const misnamed = leaf(top, { issuerDer: commonName('another') });
  expect(verdict([misnamed], [top])).toBe('CERTIFICATE_UNTRUSTED');
});

test('compares names as RFC 5280 does, not octet by octet', () => {
  const printable = leaf(top, { issuerDer: commonName('  ROOT ', 0x13) });
  expect(verdict([printable], [top])).toBe('signer < root');
});

test('relies on names and signatures, whatever the key identifiers say', () => {
  const wrong = leaf(top, { extensions: [ext.keyUsage(0), ext.authorityKeyId(Uint8Array.of(1))] });
  const anchor = root({ extensions: [...CA, ext.subjectKeyId(Uint8Array.of(2))] });
  expect(verdict([wrong], [anchor])).toBe('signer < root');
});
