import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identityProblem, isIdentity, matchesPattern } from './signer-identity.ts';

const ISSUER = 'https://token.actions.githubusercontent.com';
const REPOSITORY = 'https://github.com/acme/fraud';
const WORKFLOW = '.github/workflows/release.yml';
const SHARED = 'https://github.com/acme/ci/.github/workflows/sign.yml';
const run = (ref: string, repository = REPOSITORY, workflow = WORKFLOW) => ({
  issuer: ISSUER,
  identity: `${SHARED}@0123456789abcdef`,
  claims: {
    sourceRepositoryUri: repository,
    sourceRepositoryRef: ref,
    buildConfigUri: `${repository}/${workflow}@${ref}`,
  },
});

describe('a pattern', () => {
  test.for([
    [`${SHARED}@*`, `${SHARED}@0123abcd`, true],
    [`${SHARED}@*`, `${SHARED}@`, false],
    [`${SHARED}@*`, `${SHARED}@refs/heads/main`, false],
    [`${SHARED}@refs/heads/*`, `${SHARED}@refs/heads/main`, true],
    [`${SHARED}@refs/tags/v*.*`, `${SHARED}@refs/tags/v1.2`, true],
    [`${SHARED}@refs/tags/v*.*`, `${SHARED}@refs/tags/v1`, false],
    ['https://github.com/acme/*/x.yml@main', 'https://github.com/acme/a/b/x.yml@main', false],
    ['https://github.com/acme/*/x.yml@main', 'https://github.com/acme/a/x.yml@main/evil', false],
    ['*@example.org', 'a@example.org', true],
    ['*@example.org', 'a@example.org.evil.test', false],
    ['*@example.org', '@example.org', false],
    ['a*a', 'a', false],
    ['a*a', 'aba', true],
  ] as const)('%s and %s: %s', ([pattern, text, expected]) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });

  test('matches like the equivalent regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (pattern, found) => {
        const meaning = new RegExp(`^${pattern.replaceAll('*', '[^/]+')}$`);
        expect(matchesPattern(pattern, found)).toBe(meaning.test(found));
      }),
    );
  });

  test('takes negligible time, whatever the pattern', () => {
    expect(matchesPattern(`${'a*'.repeat(900)}b`, 'a'.repeat(1_999))).toBe(false);
  });

  test.for(['*', 'https://*', 'https://*/x', 'https://github.com/*', 'a@*', '*@ex*', 'x*'])(
    '%s is refused as too general',
    (identityPattern) => {
      expect(identityProblem({ issuer: ISSUER, identityPattern })).toContain('a pattern begins');
      expect(isIdentity({ issuer: ISSUER, identityPattern }, run('refs/heads/main'))).toBe(false);
    },
  );
});

describe('a workflow', () => {
  const wish = (ref: string) => ({
    issuer: ISSUER,
    workflow: { repository: REPOSITORY, workflow: WORKFLOW, ref },
  });

  test('is recognised by its claims, whatever reusable workflow signed for it', () => {
    expect(isIdentity(wish('refs/heads/main'), run('refs/heads/main'))).toBe(true);
    expect(isIdentity(wish('refs/tags/v*'), run('refs/tags/v1.2.0'))).toBe(true);
  });

  test.for([
    ['another ref', run('refs/heads/evil')],
    ['a ref that only begins like it', run('refs/heads/main/evil')],
    ['a pull request', run('refs/pull/7/merge')],
    ['another repository', run('refs/heads/main', 'https://github.com/evil/fraud')],
    ['another workflow', run('refs/heads/main', REPOSITORY, '.github/workflows/test.yml')],
    ['another issuer', { ...run('refs/heads/main'), issuer: 'https://evil.example.org' }],
    ['no claims', { issuer: ISSUER, identity: `${SHARED}@1` }],
    [
      'a workflow that runs for another repository',
      {
        ...run('refs/heads/main'),
        claims: { ...run('refs/heads/main').claims, sourceRepositoryUri: 'https://github.com/a/b' },
      },
    ],
  ] as const)('%s does not match', ([, facts]) => {
    expect(isIdentity(wish('refs/heads/main'), facts)).toBe(false);
  });

  test.for([
    [{ repository: 'https://github.com/acme/*', workflow: WORKFLOW, ref: 'refs/heads/main' }],
    [{ repository: REPOSITORY, workflow: '*', ref: 'refs/heads/main' }],
    [{ repository: REPOSITORY, workflow: WORKFLOW, ref: '*' }],
    [{ repository: REPOSITORY, workflow: WORKFLOW, ref: 'refs/*' }],
    [{ repository: REPOSITORY, workflow: '', ref: 'refs/heads/main' }],
  ] as const)('%o would match too much', ([workflow]) => {
    expect(identityProblem({ issuer: ISSUER, workflow })).toBeDefined();
  });
});

test('exactly one way to identify a signer must be given', () => {
  expect(identityProblem({ issuer: ISSUER })).toContain('one of');
  expect(identityProblem({ issuer: ISSUER, identity: 'a', identityPattern: '*@b.c' })).toContain(
    'one of',
  );
  expect(isIdentity({ issuer: ISSUER, identity: 'a@b.c' }, { issuer: ISSUER })).toBe(false);
  expect(
    isIdentity({ issuer: ISSUER, identity: 'a@b.c' }, { issuer: ISSUER, identity: 'a@b.c' }),
  ).toBe(true);
});
