import type { JsonObject } from '@weighbridge/core';
import type { RuntimeDigestPayload } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import {
  admission,
  KEY,
  OTHER,
  serving,
  sightings,
  signing,
  STRANGER,
} from '../../../test/support/signers.ts';
import { rememberAdmissions } from './remember.ts';
import { judgeRuntimeDigest } from './runtime-digest.ts';

const statement = `sha256:${'0a'.repeat(32)}`;
const LOOK = '2026-11-23T12:00:00Z';
const FILE = `sha256:${'0f'.repeat(32)}`;
const policy = {
  name: 'x',
  requires: [],
  ...signing,
  observers: [{ signer: 'team', types: ['runtime/digest'] }],
};
const here = serving({ role: 'stored', place: 'store', observedAt: LOOK });
const seen = (changes: JsonObject = {}, signer: JsonObject | null = KEY) =>
  serving({ observedAt: '2026-11-23T06:00:00Z', attested: { statement, signer }, ...changes });
const judged = (...observations: readonly JsonObject[]) =>
  judgeRuntimeDigest(sightings(...observations) as unknown as RuntimeDigestPayload, policy);
const outcome = (...observations: readonly JsonObject[]) =>
  judged(admission(), here, ...observations).outcome;

describe('a sighting that was handed in', () => {
  test('counts if an observer signed it', () => {
    expect(outcome(seen())).toBe('supports');
    expect(outcome(seen({ root: OTHER }))).toBe('adverse');
    expect(judged(here, seen()).outcome).toBe('inconclusive');
  });

  test.for([STRANGER, null])(
    'otherwise counts for nothing, and the judge says what to write in the policy',
    (signer) => {
      for (const root of [OTHER, undefined]) {
        const strange = seen(root === undefined ? {} : { root }, signer);
        expect(judged(admission(), here, strange)).toMatchObject({
          outcome: 'inconclusive',
          reason: 'single-observation',
          message: expect.stringContaining('Evidence of runtime/digest that '),
          remedy: expect.stringContaining('types: [runtime/digest]'),
        });
        expect(outcome(seen(), strange)).toBe('supports');
        expect(outcome(strange, serving({ observedAt: LOOK }))).toBe('supports');
      }
    },
  );

  test('is answered by a later one at the same place', () => {
    const earlier = seen({ root: OTHER, observedAt: '2026-11-23T05:00:00Z' });
    expect(outcome(earlier, seen())).toBe('supports');
    expect(outcome(earlier, seen({ place: 'elsewhere' }))).toBe('adverse');
    expect(outcome(seen({ root: OTHER }), seen())).toBe('adverse');
    expect(outcome(earlier, seen({}, STRANGER))).toBe('adverse');
    expect(outcome(earlier, serving({ observedAt: LOOK }))).toBe('supports');
  });

  test('does not answer a look by whoever weighs', () => {
    expect(outcome(serving({ root: OTHER, observedAt: '2026-11-23T01:00:00Z' }), seen())).toBe(
      'adverse',
    );
  });

  test('speaks for the model for a day, and against it until it is answered', () => {
    expect(outcome(seen({ observedAt: '2026-11-22T12:00:00.001Z' }))).toBe('supports');
    expect(judged(admission(), here, seen({ observedAt: '2026-11-22T12:00:00Z' }))).toMatchObject({
      outcome: 'inconclusive',
      reason: 'single-observation',
      message: 'The digest of what runs has not been seen recently enough.',
    });
    const old = '2026-01-01T00:00:00Z';
    expect(outcome(seen({ root: OTHER, observedAt: old }))).toBe('adverse');
    expect(outcome(seen({ observedAt: old }), seen({ place: 'b' }))).toBe('supports');
    expect(outcome(seen({ observedAt: old }), serving({ observedAt: LOOK }))).toBe('supports');
  });
});

describe('what a handed-in file says', () => {
  const at = (path: string, place: string, file = FILE) => seen({ place, path, file });

  test('is remembered as a whole and once, and an admission as before', () => {
    const [a, b, c] = [at('a.json', 'x'), at('a.json', 'y'), at('a.json', 'x', statement)];
    const admitted = admission({ file: FILE });
    expect(rememberAdmissions.filesIn(sightings(admitted, a, b, c))).toEqual([
      { path: admitted['place'], digest: FILE, fact: sightings(admitted) },
      { path: 'a.json', digest: FILE, fact: sightings(a, b) },
      { path: 'a.json', digest: statement, fact: sightings(c) },
    ]);
  });

  test('answers nothing once it is gone, but still speaks against the model', () => {
    const earlier = at('a.json', 'x', statement);
    const merged = (...facts: readonly JsonObject[]) =>
      rememberAdmissions.merge?.(
        sightings(admission(), here, serving({ observedAt: LOOK, place: 'y' })),
        facts.map((fact) => sightings(fact)),
      ) as unknown as RuntimeDigestPayload;
    const bad = { ...earlier, root: OTHER, observedAt: '2026-11-23T05:00:00Z' };
    expect(judgeRuntimeDigest(merged(bad), policy).outcome).toBe('adverse');
    expect(judgeRuntimeDigest(merged(bad, earlier), policy).outcome).toBe('adverse');
    expect(judgeRuntimeDigest(merged(earlier), policy).outcome).toBe('supports');
  });

  test('is not remembered if it belongs to no known file', () => {
    expect(rememberAdmissions.filesIn(sightings(seen(), here))).toEqual([]);
    expect(rememberAdmissions.filesIn({})).toEqual([]);
  });
});
