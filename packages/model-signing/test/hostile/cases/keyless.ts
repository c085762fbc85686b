import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@weighbridge/core';
import { refreshTrustedRoot } from '../../../src/sigstore/refresh-trusted-root.ts';
import { CLAIMS } from '../../support/identity-token.ts';
import { IDENTITY } from '../../support/keyless.ts';
import { startTufRepository } from '../../support/tuf-repository.ts';
import type { HostileCase, World } from '../case.ts';
import { Change, REMOVE } from '../edit.ts';
import type { Edits } from '../edit.ts';
import { keyless } from '../keyless-plan.ts';

const MATERIAL = '/verificationMaterial';
const CERTIFICATE = `${MATERIAL}/certificate`;
const ENTRY = `${MATERIAL}/tlogEntries/0`;
const STAMPS = `${MATERIAL}/timestampVerificationData/rfc3161Timestamps`;
const RETIRED = { start: '2020-01-01T00:00:00Z', end: '2021-01-01T00:00:00Z' };
const HOUR_MS = 3_600_000;
const LATER = { issuedAt: new Date(Date.now() + HOUR_MS) };

/** Attacks on keyless signatures, made by a whole deployment on loopback. */
export const keylessCases: readonly HostileCase[] = [
  ...identities(),
  ...certificates(),
  ...logs(),
  ...times(),
  ...roots(),
];

function identities(): readonly HostileCase[] {
  const who = (name: string, what: string, identity: string) =>
    keyless('IDENTITY_MISMATCH', name, what, { identity: { identity } });
  const issuer = (name: string, what: string, other: string) =>
    keyless('ISSUER_MISMATCH', name, what, { identity: { issuer: other } });
  return [
    who('identity-other', 'another person’s signature', 'someone@example.org'),
    who('identity-pattern', 'a pattern in place of an identity', '.*'),
    who('identity-part', 'the start of the identity', IDENTITY.identity.slice(0, -1)),
    who(
      'identity-dot',
      'an identity in which a dot stands for any character',
      IDENTITY.identity.replace('example', 'ex.mple'),
    ),
    who('identity-case', 'the identity in another case', IDENTITY.identity.toUpperCase()),
    issuer('issuer-other', 'the same name at another issuer', 'https://other.example'),
    issuer('issuer-slash', 'the issuer with an extra slash', `${IDENTITY.issuer}/`),
    issuer('issuer-pattern', 'a pattern in place of an issuer', 'https://.*'),
    keyless(
      'CLAIM_MISMATCH',
      'claim-missing',
      'a certificate without the repository that should have signed',
      {
        identity: { claims: { sourceRepositoryUri: 'https://github.com/acme/fraud' } },
      },
    ),
    keyless('CERTIFICATE_IDENTITY', 'identity-no-issuer', 'a certificate that names no issuer', {
      claims: { ...CLAIMS, iss: '' },
    }),
  ];
}

function certificates(): readonly HostileCase[] {
  return [
    keyless('SIGNATURE_INVALID', 'certificate-of-stranger', 'another person’s certificate', {
      from: 'stranger',
      take: [CERTIFICATE],
    }),
    keyless(
      'SIGSTORE_CERTIFICATE',
      'certificate-of-other-authority',
      'a certificate of another deployment',
      { from: 'foreign', take: [CERTIFICATE] },
    ),
    keyless(
      'SIGSTORE_CERTIFICATE',
      'authority-retired',
      'a certificate of an authority that was retired before',
      { root: { '/certificateAuthorities/0/validFor': RETIRED } },
    ),
    keyless(
      'SIGSTORE_CERTIFICATE_TIME',
      'certificate-not-yet-valid',
      'a certificate issued after the signature',
      { deployment: LATER },
    ),
    keyless(
      'CERTIFICATE_TRANSPARENCY',
      'certificate-unpublished',
      'a certificate that no known log published',
      { root: { '/ctlogs': [] } },
    ),
  ];
}

function logs(): readonly HostileCase[] {
  const entry = (member: string) => `${ENTRY}/${member}`;
  return [
    keyless('TRANSPARENCY_MISSING', 'entry-unproved', 'a log entry without proof of inclusion', {
      bundle: { [entry('inclusionProof')]: REMOVE, [entry('inclusionPromise')]: REMOVE },
    }),
    keyless('TRANSPARENCY_PROMISE', 'promise-of-other', 'the log’s promise for another entry', {
      from: 'second',
      take: [entry('inclusionPromise')],
    }),
    keyless(
      'TRANSPARENCY_PROMISE',
      'promise-of-other-time',
      'a time that the log did not promise',
      {
        bundle: { [entry('integratedTime')]: new Change((old: string) => String(Number(old) + 1)) },
      },
    ),
    keyless('TRANSPARENCY_PROMISE', 'log-retired', 'an entry of a log that was retired before', {
      root: { '/tlogs/0/publicKey/validFor': RETIRED },
    }),
    keyless('TRANSPARENCY_PROOF', 'proof-of-other', 'the proof of another entry', {
      from: 'second',
      take: [entry('inclusionProof')],
      way: 'v2',
    }),
    keyless('TRANSPARENCY_PROOF', 'checkpoint-unsigned', 'an unsigned checkpoint', {
      bundle: { [entry('inclusionProof/checkpoint/envelope')]: 'log\n1\nAAAA\n\n' },
      way: 'v2',
    }),
    keyless(
      'TRANSPARENCY_PROOF',
      'log-unknown',
      'the entry of a log that is not in the trusted root',
      { root: { '/tlogs/1': REMOVE }, way: 'v2' },
    ),
    keyless('TRANSPARENCY_MISMATCH', 'entry-of-other', 'the log entry of another signature', {
      from: 'second',
      take: [`${MATERIAL}/tlogEntries`],
    }),
    keyless('TRANSPARENCY_MISMATCH', 'payload-of-other', 'the statement of another signature', {
      from: 'second',
      take: ['/dsseEnvelope/payload'],
    }),
  ];
}

function times(): readonly HostileCase[] {
  return [
    keyless(
      'SIGNATURE_TIME_INVALID',
      'keyless-stamp-of-other',
      'the timestamp of another signature',
      { from: 'second', take: [STAMPS], way: 'v2' },
    ),
    keyless(
      'SIGNATURE_TIME_INVALID',
      'keyless-stamp-foreign',
      'the timestamp of an authority that is not trusted',
      { from: 'foreign', take: [STAMPS], way: 'v2' },
    ),
    keyless(
      'SIGNATURE_TIME_MISSING',
      'time-unproved',
      'no timestamp where the log promises no time',
      { bundle: { [STAMPS]: [] }, way: 'v2' },
    ),
    keyless(
      'SIGNATURE_TIME_MISSING',
      'time-stated',
      'a time that the log states but does not promise',
      { bundle: { [STAMPS]: [], [`${ENTRY}/integratedTime`]: '1800000000' }, way: 'v2' },
    ),
  ];
}

function roots(): readonly HostileCase[] {
  const root = (name: string, what: string, edits: Edits) =>
    keyless('TRUSTED_ROOT_INVALID', name, what, { root: edits });
  return [
    root('root-no-authority', 'a trusted root without a certificate authority', {
      '/certificateAuthorities': [],
    }),
    root('root-no-log', 'a trusted root without a log', { '/tlogs': [] }),
    root('root-log-no-start', 'a log without the start of its validity', {
      '/tlogs/0/publicKey/validFor/start': REMOVE,
    }),
    root('root-log-backwards', 'a log whose validity ends before it starts', {
      '/tlogs/0/publicKey/validFor': { start: RETIRED.end, end: RETIRED.start },
    }),
    root('root-bad-key', 'a log whose key cannot be read', {
      '/tlogs/0/publicKey/rawBytes': 'AAAA',
    }),
    root('root-other-type', 'a document of another type', { '/mediaType': 'application/json' }),
    {
      code: 'TRUSTED_ROOT_REFRESH',
      name: 'root-forged',
      what: 'a trusted root changed after its repository signed it',
      attempt: refreshed,
    },
  ];
}

async function refreshed(isHostile: boolean, world: World): Promise<unknown> {
  const { trustedRoot }: { readonly trustedRoot: JsonObject } = await world.sigstore('own');
  const target = JSON.stringify(trustedRoot);
  const served = target.replace('sigstore.mock', 'sigstore.evil');
  const repository = await startTufRepository({ target, ...(isHostile && { served }) });
  const rootFile = join(world.folder, 'root.json');
  writeFileSync(rootFile, repository.root);
  try {
    const cacheFolder = join(world.folder, 'cache');
    return await refreshTrustedRoot({
      mirrorUrl: repository.url,
      rootFile,
      cacheFolder,
      retries: 0,
    });
  } finally {
    await repository.close();
  }
}
