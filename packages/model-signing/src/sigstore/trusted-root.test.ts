import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { JsonObject, JsonValue } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, withAt } from '../../test/support/keyless.ts';
import { ModelSigningError } from '../error.ts';
import { PUBLIC_GOOD } from './data/public-good.ts';
import { publicGoodRoot } from './public-good-root.ts';
import { parseTrustedRoot, trustMaterial } from './trusted-root.ts';

const GOOD = JSON.parse(PUBLIC_GOOD.text) as JsonObject;

type Path = readonly (string | number)[];

function refusal(root: JsonValue | string): ModelSigningError | undefined {
  try {
    parseTrustedRoot(typeof root === 'string' ? root : JSON.stringify(root));
    return undefined;
  } catch (error) {
    if (error instanceof ModelSigningError) return error;
    throw error;
  }
}

describe('the pinned root', () => {
  test('is the one that it claims to be', () => {
    const digest = createHash('sha256').update(PUBLIC_GOOD.text).digest('hex');
    expect(PUBLIC_GOOD.digest).toBe(`sha256:${digest}`);
    const root = publicGoodRoot();
    expect(root.source).toBe('pinned');
    expect(trustMaterial(root)).toMatchObject({
      tlogs: [
        { baseURL: 'https://rekor.sigstore.dev' },
        { baseURL: 'https://log2025-1.rekor.sigstore.dev' },
      ],
      certificateAuthorities: { length: 2 },
      ctlogs: { length: 2 },
      timestampAuthorities: { length: 1 },
    });
  });

  test('is the one that @sigstore/tuf ships; if not, run scripts/pin-public-good.ts', () => {
    const seeds = createRequire(import.meta.url)('@sigstore/tuf/seeds.json') as Record<
      string,
      { readonly targets: Readonly<Record<string, string>> }
    >;
    const shipped = seeds[PUBLIC_GOOD.source]?.targets['trusted_root.json'] ?? '';
    expect(Buffer.from(shipped, 'base64').toString('utf8')).toBe(PUBLIC_GOOD.text);
  });
});

const LOG = ['tlogs', 0] as const;
const LOG_KEY = [...LOG, 'publicKey'] as const;
const AUTHORITY = ['certificateAuthorities', 1] as const;
const CHAIN = [...AUTHORITY, 'certChain', 'certificates'] as const;
const STAMPER = ['timestampAuthorities', 0] as const;
const BACKWARD = { start: '2024-01-01T00:00:00Z', end: '2023-01-01T00:00:00Z' };
const firstLog = at(GOOD, LOG);
const leafOfStamper = at(GOOD, [...STAMPER, 'certChain', 'certificates', 0]);
const intermediate = at(GOOD, [...CHAIN, 0]);

const BROKEN: readonly (readonly [name: string, path: Path, value: JsonValue | undefined])[] = [
  ['no media type', ['mediaType'], undefined],
  ['another media type', ['mediaType'], 'application/vnd.dev.sigstore.bundle.v0.3+json'],
  ['no authority', ['certificateAuthorities'], []],
  ['authorities absent', ['certificateAuthorities'], undefined],
  ['authorities not a list', ['certificateAuthorities'], {}],
  ['no log', ['tlogs'], []],
  ['logs null', ['tlogs'], null],
  ['a log that is null', LOG, null],
  ['a log twice', ['tlogs'], [firstLog, firstLog]],
  ['a certificate log twice', ['ctlogs', 0], at(GOOD, ['ctlogs', 1])],
  ['65 logs', ['tlogs'], Array.from({ length: 65 }, () => firstLog)],
  ['a log without an address', [...LOG, 'baseUrl'], undefined],
  ['a log without an id', [...LOG, 'logId'], undefined],
  ['a log with an empty id', [...LOG, 'logId', 'keyId'], ''],
  ['a log without a key', LOG_KEY, undefined],
  ['a log without a period', [...LOG_KEY, 'validFor'], undefined],
  ['a log without a start', [...LOG_KEY, 'validFor', 'start'], undefined],
  ['a log with an empty start', [...LOG_KEY, 'validFor', 'start'], ''],
  ['a certificate log without a start', ['ctlogs', 0, 'publicKey', 'validFor', 'start'], undefined],
  ['a log that ends before it starts', [...LOG_KEY, 'validFor'], BACKWARD],
  ['a start that is not a date', [...LOG_KEY, 'validFor', 'start'], '2024-02-30T00:00:00Z'],
  ['a start that is a number', [...LOG_KEY, 'validFor', 'start'], 0],
  ['an end that is not a time', [...LOG_KEY, 'validFor', 'end'], 'never'],
  ['an invalid key', [...LOG_KEY, 'rawBytes'], 'AAAA'],
  ['a key in non-canonical base64', [...LOG_KEY, 'rawBytes'], 'AAA='],
  ['a key without a kind', [...LOG_KEY, 'keyDetails'], undefined],
  ['an authority without a period', [...AUTHORITY, 'validFor'], undefined],
  ['an authority without a start', [...AUTHORITY, 'validFor', 'start'], undefined],
  ['an authority without a chain', [...AUTHORITY, 'certChain'], undefined],
  ['an authority with an empty chain', CHAIN, []],
  ['an authority with a bad certificate', [...CHAIN, 0, 'rawBytes'], 'AAAA'],
  ['an authority that is a signer', [...CHAIN, 0], leafOfStamper],
  ['an authority without its root', CHAIN, [intermediate]],
  ['a timestamp authority without a start', [...STAMPER, 'validFor', 'start'], undefined],
  [
    'a timestamp authority without its root',
    [...STAMPER, 'certChain', 'certificates'],
    [leafOfStamper],
  ],
];

describe('a trusted root is refused with', () => {
  test.for(BROKEN)('%s', ([, path, value]) => {
    expect(refusal(withAt(GOOD, path, value))).toMatchObject({
      code: 'TRUSTED_ROOT_INVALID',
      stage: 'trust',
    });
  });

  test.for([
    ['no JSON', 'not json'],
    ['a list', '[]'],
    ['nothing', ''],
    ['a byte order mark', `\uFEFF${PUBLIC_GOOD.text}`],
    ['a member twice', PUBLIC_GOOD.text.replace('{', '{"tlogs": [],')],
    ['more bytes than any root', `${PUBLIC_GOOD.text}${' '.repeat(1024 * 1024)}`],
  ] as const)('%s', ([, text]) => {
    expect(refusal(text)).toMatchObject({ code: 'TRUSTED_ROOT_INVALID' });
  });

  test('the location of the fault', () => {
    const path = ['tlogs', 1, 'publicKey', 'validFor', 'start'];
    expect(refusal(withAt(GOOD, path, undefined))).toMatchObject({
      details: { path: 'tlogs[1].publicKey.validFor.start' },
    });
  });
});

test('an end can be absent or null, which means no end', () => {
  expect(refusal(GOOD)).toBeUndefined();
  expect(refusal(withAt(GOOD, [...LOG_KEY, 'validFor', 'end'], null))).toBeUndefined();
});

test('an unchecked root is checked when it is used', () => {
  const forged = { source: 'file', json: { ...GOOD, tlogs: [] } } as const;
  expect(() => trustMaterial(forged)).toThrow(ModelSigningError);
});

test('a root that lost or gained anything is either read or refused', () => {
  const paths = pathsOf(GOOD);
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
      const changed = withAt(GOOD, path, value as JsonValue);
      const error = refusal(changed);
      if (error !== undefined) expect(error.code).toBe('TRUSTED_ROOT_INVALID');
    }),
    { numRuns: propertyRuns({ short: 200, long: 1000 }) },
  );
});

function pathsOf(value: JsonValue, path: Path = []): Path[] {
  const own = path.length === 0 ? [] : [path];
  if (typeof value !== 'object' || value === null) return own;
  const below = Object.entries(value as JsonObject).flatMap(([key, child]) =>
    pathsOf(child ?? null, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [...own, ...below];
}
