import type { JsonObject } from '@weighbridge/core';
import { runtimeDigest } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import {
  admission,
  KEY,
  OTHER,
  serving,
  sightings,
  signing,
} from '../../../test/support/signers.ts';
import type { Policy } from '../../policy.ts';
import { judgeRuntimeDigest as judgeRuntimeDigestPayload } from './runtime-digest.ts';

const judgeRuntimeDigest = asked(runtimeDigest, judgeRuntimeDigestPayload);

const policy: Policy = { name: 'test', requires: [], ...signing };
const nobody: Policy = { name: 'nobody', requires: [] };
const other = { root: OTHER };
const pod = (place: string, changes: JsonObject = {}) => serving({ place, ...changes });

function said(payload: JsonObject, by: Policy = policy): string {
  const { outcome, reason, message } = judgeRuntimeDigest(payload, by);
  return `${outcome}${reason === undefined ? '' : ` (${reason})`}: ${message}`;
}

const SINGLE = 'inconclusive (single-observation)';
const UNADMITTED =
  'no admission signed by someone whom the policy names says which bytes were admitted';

describe('runtime/digest says', () => {
  test.for<readonly [string, JsonObject, string]>([
    [
      'how often and since when it was the same, in whatever order the sightings come',
      sightings(serving(), admission(), pod('b', { observedAt: '2026-11-23T06:00:00.5Z' })),
      'supports: The digest was the same 3 times since 2026-11-01T00:00:00.000Z.',
    ],
    [
      'a repeated sighting once',
      sightings(admission(), pod('a'), pod('b'), pod('a')),
      'supports: The digest was the same 3 times since 2026-11-01T00:00:00.000Z.',
    ],
    ['that nobody saw it', sightings(), `${SINGLE}: Nobody saw the digest of the model.`],
    [
      'that it was only admitted',
      sightings(admission()),
      `${SINGLE}: The model was admitted, and nobody saw the digest of what runs.`,
    ],
    [
      'that it was seen once',
      sightings(serving()),
      `${SINGLE}: The digest was seen at models/fraud, and ${UNADMITTED}.`,
    ],
    [
      'which place differs from which earlier one',
      sightings(pod('a'), pod('b'), pod('c', other), pod('d', other)),
      'adverse: The bytes at c are not those at a.',
    ],
    [
      'that what runs is not what was admitted, even if the admission comes last',
      sightings(pod('a', other), admission()),
      'adverse: The bytes at a are not those at attestations/posture-vsa.json.',
    ],
    [
      'that names are missing, and not that they differ, whichever comes first',
      sightings(admission(), pod('a', { payloadDigest: undefined }), pod('b')),
      'inconclusive: The bytes are the same, but not every sighting says under which names.',
    ],
    [
      'that names are missing everywhere',
      sightings(admission({ payloadDigest: undefined }), pod('b', { payloadDigest: undefined })),
      'inconclusive: The bytes are the same, but not every sighting says under which names.',
    ],
    [
      'that bytes differ where names are missing',
      sightings(pod('a', { payloadDigest: undefined }), pod('b', other)),
      'adverse: The bytes at b are not those at a.',
    ],
    [
      'names of places cut',
      sightings(pod('p'.repeat(500))),
      `${SINGLE}: The digest was seen at ${'p'.repeat(160)}…, and ${UNADMITTED}.`,
    ],
  ])('%s', ([, payload, expected]) => {
    expect(said(payload)).toBe(expected);
  });

  test('that nobody may admit it, if that is why there is nothing to compare', () => {
    expect(said(sightings(admission(), serving()), nobody)).toBe(
      `${SINGLE}: The digest was seen at models/fraud. The policy names nobody who may sign.`,
    );
  });

  test('of what serves only that it serves, even if somebody signed it', () => {
    const signed = pod('a', { signer: KEY });
    expect(said(sightings(admission(other), signed))).toBe(
      'adverse: The bytes at a are not those at attestations/posture-vsa.json.',
    );
    expect(said(sightings(signed))).toContain('The digest was seen at a');
  });

  test('every admission of the newest instant counts', () => {
    const again = { observedAt: '2026-11-20T00:00:00Z' };
    const both = [admission(again), admission({ ...again, ...other, place: 'second' })];
    for (const list of [both, both.toReversed()]) {
      expect(said(sightings(...list, serving()))).toMatch(/^adverse: The bytes at /);
    }
  });
});

test('that a copy in a store is a copy, and that nobody saw what runs', () => {
  const stored = (changes: JsonObject = {}) => serving({ role: 'stored', ...changes });
  const unseen = 'and nobody saw the digest of what runs.';
  for (const list of [[stored()], [admission(), stored()]]) {
    expect(said(sightings(...list))).toBe(
      `${SINGLE}: The digest was taken of the copy at models/fraud, ${unseen}`,
    );
  }
  expect(said(sightings(admission(other), stored()))).toBe(
    `${SINGLE}: The copy at models/fraud is not what was admitted, ${unseen}`,
  );
  expect(said(sightings(admission(), stored(other), serving()))).toContain('supports');
});

describe('runtime/digest says what to do', () => {
  const SEE_IT_SERVE =
    'Have the digest taken where the model is served: weigh --serving in its init container or on its host.';

  test.for<readonly [string, JsonObject, Policy, string]>([
    ['if nobody saw it', sightings(), policy, SEE_IT_SERVE],
    ['if it was only admitted', sightings(admission()), policy, SEE_IT_SERVE],
    ['if only a copy was seen', sightings(pod('a', { role: 'stored' })), policy, SEE_IT_SERVE],
    [
      'if bytes differ, at the later place',
      sightings(pod('a'), pod('b', other)),
      policy,
      'Roll out the admitted version again, and find out how other bytes got to b.',
    ],
    [
      'if the policy names nobody',
      sightings(serving()),
      nobody,
      'Name in the policy who may sign (signers).',
    ],
    [
      'if nobody admitted it',
      sightings(serving()),
      policy,
      'Have the model admitted by a signed posture or gate statement of someone whom the policy names, and keep it beside the model.',
    ],
    [
      'if names are missing',
      sightings(admission(), pod('a', { payloadDigest: undefined })),
      policy,
      'Have the model signed: the signed list binds the names of its files too.',
    ],
  ])('%s', ([, payload, by, remedy]) => {
    expect(judgeRuntimeDigest(payload, by).remedy).toBe(remedy);
  });
});
