import type { SignerFacts } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { KEY, SIGSTORE, signing } from '../../../test/support/signers.ts';
import type { Policy } from '../../policy.ts';
import { nameOf, withoutSigners } from './signer.ts';

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
    expect(nameOf(byRun, { ...SIGSTORE, issuer, claims } as unknown as SignerFacts)).toBe('run');
  });

  test('may be left out', () => {
    expect(nameOf(policy, KEY as unknown as SignerFacts)).toBe('team');
    expect(nameOf(policy, { ...KEY, claims: {} } as unknown as SignerFacts)).toBe('team');
  });
});
