import { describe, expect, test } from 'vitest';
import { githubWorkflow } from './github-workflow.ts';
import { matchIdentity } from './match-identity.ts';
import { publicGoodRoot } from './public-good-root.ts';
import { trustSigstore } from './trust-sigstore.ts';

const ISSUER = 'https://issuer.example';
const found = {
  identity: 'signer@example.org',
  issuer: ISSUER,
  claims: { buildTrigger: 'push', sourceRepositoryRef: 'refs/heads/main' },
};

describe('only exactly the identity matches', () => {
  test.for([
    'signer@example.or',
    'signer@example.org ',
    'igner@example.org',
    'Signer@example.org',
    '.*',
    'signer@example\\.org',
    '^signer@example.org$',
    'signer@*',
    'signer@example.org\u0000',
  ])('%j does not', (identity) => {
    expect(() => matchIdentity(found, [{ identity, issuer: ISSUER }])).toThrow(
      expect.objectContaining({ code: 'IDENTITY_MISMATCH', stage: 'identity' }),
    );
  });

  test.for(['https://issuer.exampl', 'https://issuer.example/', 'http://issuer.example', '.*'])(
    'issuer %j does not',
    (issuer) => {
      expect(() => matchIdentity(found, [{ identity: found.identity, issuer }])).toThrow(
        expect.objectContaining({ code: 'ISSUER_MISMATCH' }),
      );
    },
  );

  test('an identity of one entry with the issuer of another does not', () => {
    const allowed = [
      { identity: found.identity, issuer: 'https://other.example' },
      { identity: 'other@example.org', issuer: ISSUER },
    ];
    expect(() => matchIdentity(found, allowed)).toThrow(
      expect.objectContaining({ code: 'ISSUER_MISMATCH' }),
    );
  });

  test('any entry that matches in every part is accepted', () => {
    const right = { identity: found.identity, issuer: ISSUER, claims: { buildTrigger: 'push' } };
    const wrong = { ...right, claims: { buildTrigger: 'pull_request' } };
    expect(matchIdentity(found, [wrong, right])).toBe(right);
  });

  test('a claim that differs or is missing does not match', () => {
    for (const claims of [{ buildTrigger: 'pull_request' }, { runnerEnvironment: 'self-hosted' }]) {
      const allowed = [{ identity: found.identity, issuer: ISSUER, claims }];
      expect(() => matchIdentity(found, allowed)).toThrow(
        expect.objectContaining({ code: 'CLAIM_MISMATCH' }),
      );
    }
  });
});

describe('a trust that lets anyone sign is misuse', () => {
  test('no identity, or a part that is empty or missing', () => {
    const root = publicGoodRoot();
    const bad = [
      [],
      [{ identity: '', issuer: ISSUER }],
      [{ identity: 'a@b', issuer: '' }],
      [{ identity: 'a@b' }],
      [{ issuer: ISSUER }],
      [{ identity: 'a@b', issuer: ISSUER, claims: { buildTrigger: '' } }],
      [{ identity: /.*/u, issuer: ISSUER }],
      undefined,
    ];
    for (const identities of bad) {
      const options = { root, identities } as unknown as Parameters<typeof trustSigstore>[0];
      expect(() => trustSigstore(options)).toThrow(TypeError);
    }
  });

  test('the pinned root is the default', () => {
    const trust = trustSigstore({ identities: [{ identity: 'a@b', issuer: ISSUER }] });
    expect(trust.root).toBe(publicGoodRoot());
  });
});

describe('githubWorkflow', () => {
  test('gives the exact identity, with its repository as a claim', () => {
    const options = { repository: 'acme/models', workflow: 'sign.yml', ref: 'refs/tags/v1.2.0' };
    expect(githubWorkflow(options)).toEqual({
      identity: 'https://github.com/acme/models/.github/workflows/sign.yml@refs/tags/v1.2.0',
      issuer: 'https://token.actions.githubusercontent.com',
      claims: { sourceRepositoryUri: 'https://github.com/acme/models' },
    });
  });

  test('distinguishes the caller of a reusable workflow from its home', () => {
    const reusable = githubWorkflow({
      repository: 'acme/workflows',
      workflow: 'sign.yaml',
      ref: 'refs/heads/main',
      calledFrom: 'acme/models',
    });
    expect(reusable.identity).toContain('acme/workflows');
    expect(reusable.claims).toEqual({ sourceRepositoryUri: 'https://github.com/acme/models' });
  });

  test.for([
    { repository: 'acme/*' },
    { repository: 'acme' },
    { repository: 'acme/models/extra' },
    { workflow: '*.yml' },
    { workflow: '../sign.yml' },
    { workflow: 'sign' },
    { ref: 'main' },
    { ref: 'refs/tags/*' },
    { ref: 'refs/heads/a b' },
    { calledFrom: '.*' },
  ])('refuses %j', (wrong) => {
    const right = { repository: 'acme/models', workflow: 'sign.yml', ref: 'refs/heads/main' };
    expect(() => githubWorkflow({ ...right, ...wrong })).toThrow(RangeError);
  });
});

test('a workflow matches by claims, and only with its own issuer', () => {
  const repository = 'https://github.com/acme/fraud';
  const ref = 'refs/heads/main';
  const run = {
    identity: 'https://github.com/acme/ci/.github/workflows/sign.yml@0123abcd',
    issuer: ISSUER,
    claims: {
      sourceRepositoryUri: repository,
      sourceRepositoryRef: ref,
      buildConfigUri: `${repository}/release.yml@${ref}`,
    },
  };
  const workflow = { repository, workflow: 'release.yml', ref };
  const wish = { issuer: ISSUER, workflow };
  expect(matchIdentity(run, [wish])).toBe(wish);
  const codeOf = (wanted: Parameters<typeof matchIdentity>[1][number]) => {
    try {
      return matchIdentity(run, [wanted]);
    } catch (error) {
      return (error as { readonly code?: unknown }).code;
    }
  };
  expect(codeOf({ issuer: 'https://other.example', workflow })).toBe('ISSUER_MISMATCH');
  expect(codeOf({ issuer: ISSUER, workflow: { ...workflow, ref: 'refs/tags/*' } })).toBe(
    'IDENTITY_MISMATCH',
  );
  const identityPattern = 'https://github.com/acme/ci/.github/workflows/sign.yml@*';
  expect(codeOf({ issuer: ISSUER, identityPattern })).toEqual({ issuer: ISSUER, identityPattern });
  expect(() => trustSigstore({ identities: [{ issuer: ISSUER, identityPattern: '*' }] })).toThrow(
    TypeError,
  );
});
