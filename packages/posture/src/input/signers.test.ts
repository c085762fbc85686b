import { canonicalDigest } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { NOW } from '../../test/support/facts.ts';
import { refusalOf } from '../../test/support/refusal.ts';
import { ANCHOR, PUBLIC_KEY } from '../../test/support/signers.ts';
import { assess } from '../assess.ts';
import type { Policy } from '../policy.ts';

const policy = (signers: unknown) => ({ name: 'x', requires: [], signers }) as unknown as Policy;
const WORKFLOW = {
  repository: 'https://github.com/acme/fraud',
  workflow: '.github/workflows/release.yml',
  ref: 'refs/tags/v*',
};
const sigstore = { name: 'ci', method: 'sigstore', identity: 'a@example.org', issuer: 'https://i' };
const key = { name: 'team', method: 'key', publicKey: PUBLIC_KEY };
const certificate = { name: 'house', method: 'certificate', anchors: ANCHOR };
const refused = (signer: unknown) =>
  refusalOf(() => assess([], [], policy([sigstore, signer]), NOW));

describe('a signer is refused with the place and the problem', () => {
  test.for([
    [': expected an object', 'team'],
    ['/name: expected non-empty text', { ...key, name: undefined }],
    ['/name: expected no control or format characters', { ...key, name: 'te\u200dam' }],
    ['/method: expected one of key, certificate, sigstore', { ...key, method: 'pgp' }],
    ['/publicKey: expected non-empty text', { ...key, publicKey: undefined }],
    ['/publicKey: expected PEM of PUBLIC KEY', { ...key, publicKey: 'abc' }],
    ['/publicKey: expected PEM of PUBLIC KEY alone', { ...key, publicKey: ANCHOR }],
    ['/publicKey: expected one public key', { ...key, publicKey: PUBLIC_KEY + PUBLIC_KEY }],
    ['/timestampAuthorities: expected non-empty text', { ...key, timestampAuthorities: null }],
    [
      '/timestampAuthorities: expected PEM of CERTIFICATE alone',
      { ...key, timestampAuthorities: PUBLIC_KEY },
    ],
    ['/anchors: expected non-empty text', { ...certificate, anchors: [ANCHOR] }],
    ['/anchors: expected PEM of CERTIFICATE alone', { ...certificate, anchors: PUBLIC_KEY }],
    ['/subject: expected non-empty text', { ...certificate, subject: '' }],
    ['/subject: expected at most 2000 characters', { ...certificate, subject: 'x'.repeat(2001) }],
    [
      '/timestampAuthorities: expected PEM of CERTIFICATE',
      { ...certificate, timestampAuthorities: '-----BEGIN CERTIFICATE-----' },
    ],
    [': give one of identity, identityPattern and workflow', { ...sigstore, identity: undefined }],
    [
      ': give one of identity, identityPattern and workflow',
      { ...sigstore, identityPattern: '*@example.org' },
    ],
    [
      ': a pattern begins with a whole https://host/ and a part of the path, or ends with a whole @domain',
      { ...sigstore, identity: undefined, identityPattern: 'https://*' },
    ],
    [
      '/workflow/ref: expected non-empty text',
      { ...sigstore, identity: undefined, workflow: { ...WORKFLOW, ref: undefined } },
    ],
    [
      ': ref begins with refs/heads/ or refs/tags/',
      { ...sigstore, identity: undefined, workflow: { ...WORKFLOW, ref: '*' } },
    ],
    ['/issuer: expected non-empty text', { ...sigstore, issuer: 1 }],
    ['/issuer: expected at most 2000 characters', { ...sigstore, issuer: 'x'.repeat(2001) }],
  ] as const)('%s', ([problem, signer]) => {
    expect(refused(signer)).toBe(`BAD_INPUT /policy/signers/1${problem}`);
  });

  test('that it contains a private key, and with the cause', () => {
    const publicKey = PUBLIC_KEY.replaceAll('PUBLIC', 'PRIVATE');
    const call = () => assess([], [], policy([{ ...key, publicKey }]), NOW);
    const message = 'a private key does not belong in a policy';
    expect(refusalOf(call)).toBe(`BAD_INPUT /policy/signers/0/publicKey: ${message}`);
    expect(call).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ name: 'RangeError', message }) }),
    );
  });
});

describe('signers are read whole', () => {
  const digestOf = (...signers: readonly object[]) =>
    assess([], [], policy(signers), NOW).policy.digest;
  const exact = (...signers: readonly object[]) =>
    canonicalDigest({ name: 'x', requires: [], signers, waivers: [] });

  test.for([
    ['a key', key],
    ['a key whose signatures are dated', { ...key, timestampAuthorities: ANCHOR }],
    ['a certificate', certificate],
    ['a certificate of several anchors', { ...certificate, anchors: ANCHOR + ANCHOR }],
    ['a certificate of one subject', { ...certificate, subject: 'x'.repeat(2000) }],
    [
      'a certificate whose signatures are dated',
      { ...certificate, timestampAuthorities: ANCHOR + ANCHOR },
    ],
    ['an identity', sigstore],
    [
      'a pattern',
      { name: 'ci', method: 'sigstore', issuer: 'https://i', identityPattern: '*@a.b' },
    ],
    ['a workflow', { name: 'ci', method: 'sigstore', issuer: 'https://i', workflow: WORKFLOW }],
  ] as const)('%s', ([, signer]) => {
    expect(digestOf(signer)).toBe(exact(signer));
    expect(digestOf({ ...signer, colour: 'red' })).toBe(exact(signer));
  });

  test('each once, by name, in any order', () => {
    const twin = { ...key, publicKey: `${PUBLIC_KEY}\n` };
    const all = exact(sigstore, certificate, key, twin);
    expect(digestOf(key, twin, certificate, sigstore, key)).toBe(all);
    expect(digestOf(sigstore, twin, key, certificate)).toBe(all);
  });
});
