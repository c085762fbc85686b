import type { JsonObject } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { KEY, SIGSTORE, signing } from '../../../test/support/signers.ts';
import type { Policy } from '../../policy.ts';
import { nameOf, signerOf, withoutSigners } from './signer.ts';

const policy: Policy = { name: 'test', requires: [], ...signing };

test('a policy that names nobody says what to add to it', () => {
  const expected = {
    outcome: 'inconclusive',
    message: 'The policy names nobody who may sign.',
    remedy: 'Name in the policy who may sign (signers).',
  };
  expect(withoutSigners({ name: 'bare', requires: [] })).toEqual(expected);
  expect(withoutSigners({ ...policy, signers: [] })).toEqual(expected);
  expect(withoutSigners(policy)).toBeUndefined();
});

describe('what a certificate claims of a run', () => {
  const REPOSITORY = 'https://git.example.org/acme/models';
  const claims = {
    sourceRepositoryUri: REPOSITORY,
    sourceRepositoryRef: 'refs/heads/main',
    buildConfigUri: `${REPOSITORY}/release.yml@refs/heads/main`,
  };
  const workflow = { repository: REPOSITORY, workflow: 'release.yml', ref: 'refs/heads/main' };
  const issuer = 'https://token.example.org';
  const byRun: Policy = {
    ...policy,
    signers: [{ name: 'run', method: 'sigstore', issuer, workflow }],
  };

  test('says who signed', () => {
    const signer = signerOf({ signer: { ...SIGSTORE, issuer, claims } });
    expect(signer && nameOf(byRun, signer)).toBe('run');
  });

  test.for<readonly [string, unknown]>([
    ['text', 'refs/heads/main'],
    ['a number', 5],
    ['a list', ['refs/heads/main']],
    ['an object of which one member is no text', { ...claims, sourceRepositoryRef: 5 }],
    ['an object of which all members are no text', { sourceRepositoryRef: null }],
  ])('names no signer, by whatever means they signed, where it is %s', ([, wrong]) => {
    for (const facts of [KEY, SIGSTORE]) {
      expect(signerOf({ signer: { ...facts, claims: wrong } } as JsonObject)).toBeUndefined();
    }
  });

  test.for([{}, null, undefined])('may be left out, for instance as %j', (nothing) => {
    const signer = signerOf({ signer: { ...KEY, claims: nothing } } as JsonObject);
    expect(signer && nameOf(policy, signer)).toBe('team');
  });
});
