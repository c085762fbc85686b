import type { JsonObject, JsonValue } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  HEX,
  provenance02,
  provenance1,
  result02,
  summary02,
  summary1,
} from '../../test/support/attested.ts';
import { ModelSigningError } from '../error.ts';
import { PREDICATE_TYPES } from './predicate-types.ts';
import { predicates } from './predicates/index.ts';
import { parseInTotoStatement } from './statement.ts';

const utf8 = new TextEncoder();
const TYPE = 'application/vnd.in-toto+json';
const good = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'fraud', digest: { sha256: HEX } }],
  predicateType: 'https://example.com/p/v1',
  predicate: {},
};

const parse = (statement: unknown, payloadType = TYPE) =>
  parseInTotoStatement({ payload: utf8.encode(JSON.stringify(statement)), payloadType });

test('an absent predicate counts as an empty one, and unknown members are ignored', () => {
  const { predicate: _gone, ...rest } = good;
  expect(parse({ ...rest, more: 1 })).toEqual({
    version: 'v1',
    subjects: good.subject,
    predicateType: good.predicateType,
    predicate: {},
  });
});

test.for<readonly [string, JsonObject]>([
  ['another statement type', { _type: 'https://in-toto.io/Statement/v2' }],
  ['no statement type', { _type: null }],
  ['no subject', { subject: [] }],
  ['a subject that is a list', { subject: [[]] }],
  ['a subject without digests', { subject: [{ name: 'a', digest: {} }] }],
  ['a subject whose digest is null', { subject: [{ name: 'a', digest: { sha256: null } }] }],
  ['a short digest', { subject: [{ name: 'a', digest: { sha256: 'ab' } }] }],
  ['a digest in capitals', { subject: [{ name: 'a', digest: { sha256: HEX.toUpperCase() } }] }],
  ['a digest that is a number', { subject: [{ name: 'a', digest: { sha256: 1 } }] }],
  ['a name that is a number', { subject: [{ name: 1, digest: { sha256: HEX } }] }],
  ['a predicate that is a list', { predicate: [] }],
  ['a predicate type with a space', { predicateType: 'https://slsa.dev/ provenance' }],
  [
    'a predicate type that hides a character',
    { predicateType: 'https://slsa.dev/\u200bprovenance' },
  ],
  [
    'no name where 0.1 needs one',
    { _type: 'https://in-toto.io/Statement/v0.1', subject: [{ digest: { sha256: HEX } }] },
  ],
])('%s is malformed', ([, changes]) => {
  expect(() => parse({ ...good, ...changes })).toThrow(
    expect.objectContaining({ code: 'ATTESTATION_MALFORMED' }),
  );
});

test('a digest of an unknown algorithm is kept and does no harm', () => {
  const digest = { sha256: HEX, arn: 'arn:aws:ec2:region:123:image/ami-123abcd', sha1: 'x' };
  expect(parse({ ...good, subject: [{ digest }] }).subjects).toEqual([{ digest }]);
});

test('another payload type, two members of one name and too many subjects are refused', () => {
  expect(() => parse(good, 'application/json')).toThrow(
    expect.objectContaining({ code: 'ATTESTATION_MALFORMED' }),
  );
  const twice = JSON.stringify(good).replace('"predicate"', '"predicateType":"a:b","predicate"');
  expect(() => parseInTotoStatement({ payload: utf8.encode(twice), payloadType: TYPE })).toThrow(
    expect.objectContaining({ code: 'ATTESTATION_MALFORMED' }),
  );
  const many = { ...good, subject: [good.subject[0], good.subject[0]] as JsonValue };
  const payload = utf8.encode(JSON.stringify(many));
  expect(() => parseInTotoStatement({ payload, payloadType: TYPE }, { maxSubjects: 1 })).toThrow(
    expect.objectContaining({ code: 'ATTESTATION_TOO_LARGE' }),
  );
});

test('predicate ids and types are unique, and every one says where it is specified', () => {
  const types = predicates.flatMap((each) => each.types);
  expect(new Set(types).size).toBe(types.length);
  expect(new Set(predicates.map(({ id }) => id)).size).toBe(predicates.length);
  for (const type of Object.values(PREDICATE_TYPES)) expect(types).toContain(type);
  for (const { citation } of predicates) expect(citation).toMatch(/^https:\/\//);
});

const ITEM = {
  type: 'runtime/digest',
  producer: { name: 'sensor', version: '1' },
  observedAt: '2026-11-23T11:00:00Z',
  tier: 'measured',
  locator: 'pod/fraud-1',
  payload: { observations: [] },
};

const SAMPLES: readonly (readonly [string, JsonObject])[] = [
  [PREDICATE_TYPES.slsaProvenance1, provenance1],
  [PREDICATE_TYPES.slsaProvenance02, provenance02],
  [PREDICATE_TYPES.slsaSummary1, summary1],
  [PREDICATE_TYPES.slsaSummary02, summary02],
  [PREDICATE_TYPES.simpleResult02, result02],
  [PREDICATE_TYPES.simpleResult01, result02],
  [PREDICATE_TYPES.cyclonedx, { bomFormat: 'CycloneDX', specVersion: '1.6' }],
  [
    PREDICATE_TYPES.posture,
    { posture: { gate: { outcome: 'admit' } }, evidence: { digest: { sha256: HEX } } },
  ],
  [PREDICATE_TYPES.evidence, { items: [ITEM, { ...ITEM, expiresAt: '2026-12-01T00:00:00Z' }] }],
];

const members = (value: JsonValue | undefined, at: readonly string[] = []): (readonly string[])[] =>
  typeof value !== 'object' || value === null
    ? [at]
    : [
        at,
        ...Object.entries(value).flatMap(([key, each]) => members(each as JsonValue, [...at, key])),
      ];

function replaced(value: JsonValue, [key, ...rest]: readonly string[], by: JsonValue): JsonValue {
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string, JsonValue>;
  copy[key] = replaced(copy[key] as JsonValue, rest, by);
  return copy as JsonValue;
}

test('a predicate with any member replaced by anything is either read or refused', () => {
  const mutation = fc.constantFrom(...SAMPLES).chain(([type, sample]) =>
    fc.record({
      type: fc.constant(type),
      sample: fc.constant(sample),
      path: fc.constantFrom(...members(sample)),
      by: fc.jsonValue() as fc.Arbitrary<JsonValue>,
    }),
  );
  fc.assert(
    fc.property(mutation, ({ type, sample, path, by }) => {
      const definition = predicates.find(({ types }) => types.includes(type));
      const predicate = replaced(sample, path, by);
      try {
        const read = parse({ ...good, predicateType: type, predicate });
        definition?.parse(read.predicate, type);
      } catch (error) {
        expect(error).toBeInstanceOf(ModelSigningError);
      }
    }),
    { numRuns: propertyRuns({ short: 1000, long: 15_000 }) },
  );
});

test.for<readonly [string, string, JsonObject]>([
  [
    'a summary that passes and fails',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, verifiedLevels: ['FAILED'] },
  ],
  [
    'two levels of one track',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, verifiedLevels: ['SLSA_BUILD_LEVEL_1', 'SLSA_BUILD_LEVEL_3'] },
  ],
  [
    'another word for the result',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, verificationResult: 'passed' },
  ],
  [
    'a result 0.2 without policies',
    PREDICATE_TYPES.simpleResult02,
    { ...result02, verifier: { id: 'a:b' } },
  ],
  [
    'a day that does not exist',
    PREDICATE_TYPES.simpleResult02,
    { ...result02, timeCreated: '2026-02-30T00:00:00Z' },
  ],
  [
    'a bill of another version than its type',
    'https://cyclonedx.org/bom/v1.5',
    { bomFormat: 'CycloneDX', specVersion: '1.6' },
  ],
])('%s is malformed', ([, type, predicate]) => {
  const definition = predicates.find(({ types }) => types.includes(type));
  expect(() => definition?.parse(predicate, type)).toThrow(
    expect.objectContaining({ code: 'ATTESTATION_MALFORMED' }),
  );
});
