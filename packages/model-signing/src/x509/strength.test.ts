import { expect, test } from 'vitest';
import { keys } from '../../test/support/pki.ts';
import { readDer } from '../der/read.ts';
import { writeDer, writeOid } from '../der/write.ts';
import { isStrongKey, isStrongSignature } from './strength.ts';

const PSS = '1.2.840.113549.1.1.10';
const SHA1 = '1.3.14.3.2.26';
const SHA256 = '2.16.840.1.101.3.4.2.1';

const isStrong = (oid: string, ...parameters: readonly Uint8Array[]): boolean =>
  isStrongSignature(readDer(writeDer(0x30, writeOid(oid), ...parameters)));
const pssHash = (oid: string): Uint8Array =>
  writeDer(0x30, writeDer(0xa0, writeDer(0x30, writeOid(oid), writeDer(0x05))));

test.for([
  ['RSA with SHA-256', '1.2.840.113549.1.1.11', true],
  ['ECDSA with SHA-512', '1.2.840.10045.4.3.4', true],
  ['Ed25519', '1.3.101.112', true],
  ['RSA with MD5', '1.2.840.113549.1.1.4', false],
  ['RSA with SHA-1', '1.2.840.113549.1.1.5', false],
  ['ECDSA with SHA-1', '1.2.840.10045.4.1', false],
  ['what is not known', '1.2.3.4', false],
] as const)('of %s: strong is %s', ([, oid, strong]) => {
  expect(isStrong(oid)).toBe(strong);
});

test('requires RSASSA-PSS to name a SHA-2 hash, because its default is SHA-1', () => {
  expect(isStrong(PSS, pssHash(SHA256))).toBe(true);
  expect(isStrong(PSS, pssHash(SHA1))).toBe(false);
  expect(isStrong(PSS, writeDer(0x30))).toBe(false);
  expect(isStrong(PSS)).toBe(false);
  expect(isStrong(PSS, writeDer(0x04, Uint8Array.of(1, 2, 3)))).toBe(false);
});

test('requires authorities’ keys to be out of reach', () => {
  for (const kind of ['P-256', 'P-384', 'P-521', 'rsa2048', 'rsa-pss', 'ed25519'] as const) {
    expect(isStrongKey(keys('strength', kind).publicKey)).toBe(true);
  }
  for (const kind of ['rsa1024', 'secp256k1', 'dsa'] as const) {
    expect(isStrongKey(keys('strength', kind).publicKey)).toBe(false);
  }
});
