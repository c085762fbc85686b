import type { SignerFacts } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import {
  ANCHOR,
  CERTIFICATE,
  KEY,
  PUBLIC_KEY,
  signing,
  SIGSTORE,
  STRANGER,
} from '../test/support/signers.ts';
import type { PolicySigner } from './policy.ts';
import { matchSigner } from './signers.ts';

const policy = { name: 'x', requires: [], ...signing };
const nameOf = (facts: object) => matchSigner(policy, facts as SignerFacts)?.name;

describe('the signer of a policy is', () => {
  test('whoever proved the key, the certificate or the identity that it names', () => {
    expect(nameOf(KEY)).toBe('team');
    expect(nameOf(CERTIFICATE)).toBe('house');
    expect(nameOf(SIGSTORE)).toBe('pipeline');
    expect(nameOf(STRANGER)).toBe(undefined);
    expect(matchSigner({}, KEY as SignerFacts)).toBe(undefined);
  });

  test.for(['key', 'certificate', 'sigstore'] as const)(
    'nobody who claims by %s what must be proved in another way',
    (method) => {
      const everything = { ...SIGSTORE, ...CERTIFICATE, ...KEY };
      const others = policy.signers?.filter((each) => each.method !== method) ?? [];
      expect(others).toHaveLength(2);
      const facts = { ...everything, method } as SignerFacts;
      expect(matchSigner({ ...policy, signers: others }, facts)).toBe(undefined);
      expect(matchSigner(policy, facts)?.method).toBe(method);
    },
  );

  test('nobody whose certificate leads to no anchor, or to another', () => {
    const { anchorFingerprint: _anchor, ...loose } = CERTIFICATE;
    expect(nameOf(loose)).toBe(undefined);
    expect(nameOf({ ...CERTIFICATE, anchorFingerprint: KEY['keyFingerprint'] })).toBe(undefined);
  });

  test('a run of the workflow that it names, whatever identity signed for it', () => {
    const repository = 'https://git.example.org/acme/models';
    const workflow = { repository, workflow: 'release.yml', ref: 'refs/tags/v*' };
    const issuer = 'https://token.example.org';
    const signers = [{ name: 'release', method: 'sigstore', issuer, workflow }] as const;
    const claimed = (ref: string) => ({
      ...SIGSTORE,
      identity: 'https://git.example.org/acme/ci/sign.yml@0123abcd',
      claims: {
        sourceRepositoryUri: repository,
        sourceRepositoryRef: ref,
        buildConfigUri: `${repository}/release.yml@${ref}`,
      },
    });
    const match = (facts: object) =>
      matchSigner({ ...policy, signers }, facts as unknown as SignerFacts)?.name;
    expect(match(claimed('refs/tags/v1.2'))).toBe('release');
    expect(match(claimed('refs/heads/main'))).toBe(undefined);
    expect(match(SIGSTORE)).toBe(undefined);
  });

  test('whoever the anchor vouches for if no subject is named, otherwise exactly that subject', () => {
    const match = (signer: object, facts: object) =>
      matchSigner(
        { ...policy, signers: [{ name: 'h', method: 'certificate', ...signer } as PolicySigner] },
        { ...CERTIFICATE, ...facts } as SignerFacts,
      )?.name;
    expect(match({ anchors: ANCHOR }, { certificateSubject: 'CN=Anybody' })).toBe('h');
    expect(match({ anchors: ANCHOR }, { certificateSubject: undefined })).toBe('h');
    expect(match({ anchors: ANCHOR, subject: 'CN=Release' }, {})).toBe('h');
    for (const certificateSubject of ['CN=release', 'CN=Release ', '', undefined]) {
      expect(match({ anchors: ANCHOR, subject: 'CN=Release' }, { certificateSubject })).toBe(
        undefined,
      );
    }
  });

  test('whoever any of several anchors vouches for', () => {
    const other = '-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n';
    for (const anchors of [other + ANCHOR, ANCHOR + other]) {
      const house: PolicySigner = { name: 'house', method: 'certificate', anchors };
      expect(matchSigner({ ...policy, signers: [house] }, CERTIFICATE as SignerFacts)).toBe(house);
    }
    const house: PolicySigner = { name: 'house', method: 'certificate', anchors: other };
    expect(matchSigner({ ...policy, signers: [house] }, CERTIFICATE as SignerFacts)).toBe(
      undefined,
    );
  });

  test('whoever the named issuer vouched for under the named identity', () => {
    expect(nameOf({ ...SIGSTORE, identity: `${SIGSTORE['identity'] as string}/` })).toBe(undefined);
    expect(nameOf({ ...SIGSTORE, issuer: 'https://other.example.org' })).toBe(undefined);
  });

  test('the first of those who hold one key', () => {
    const twin = (name: string): PolicySigner => ({ name, method: 'key', publicKey: PUBLIC_KEY });
    const signers = [twin('one'), twin('two')];
    expect(matchSigner({ ...policy, signers }, KEY as SignerFacts)).toBe(signers[0]);
  });
});
