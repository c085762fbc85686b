import { expect, test } from 'vitest';
import { identityOf } from './identity.ts';
import type { TrustOptions } from './options.ts';

const ISSUER = { identityProvider: 'https://idp.example.org' };
const REPOSITORY = 'https://github.com/acme/fraud';
const RUN = { repository: REPOSITORY, workflow: 'release.yml', ref: 'refs/tags/v*' };

test('names a signer by identity, by pattern or by workflow', () => {
  const issuer = ISSUER.identityProvider;
  expect(identityOf({ ...ISSUER, identity: 'a@b.c' })).toEqual({ issuer, identity: 'a@b.c' });
  expect(identityOf({ ...ISSUER, identityPattern: '*@b.c' })).toEqual({
    issuer,
    identityPattern: '*@b.c',
  });
  expect(identityOf({ ...ISSUER, ...RUN })).toEqual({ issuer, workflow: RUN });
});

test.for<[TrustOptions, string]>([
  [ISSUER, 'Give --identity-provider with one of'],
  [{ identity: 'a@b.c' }, 'Give --identity-provider with one of'],
  [{ ...ISSUER, ...RUN, identity: 'a@b.c' }, 'Give --identity-provider with one of'],
  [{ ...ISSUER, identityPattern: '*' }, 'a pattern begins with'],
  [{ ...ISSUER, repository: REPOSITORY }, '--workflow, --ref is missing'],
  [{ ...ISSUER, workflow: 'release.yml' }, '--repository, --ref is missing'],
  [{ ...ISSUER, ...RUN, ref: 'main' }, 'ref begins with refs/heads/'],
])('%o is refused: %s', ([options, words]) => {
  expect(() => identityOf(options)).toThrow(words);
});
