import type { Posture } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { admittedFiles } from './support/admitted.ts';
import { hoursAgo, OBSERVED, OTHER, sighting, sightings, statement } from './support/handed-in.ts';
import { NOW, POLICY, said, STRANGER, verdictOf, weighFiles } from './support/signed-models.ts';
import type { Files } from './support/signed-models.ts';

const ADMITTED = await admittedFiles();
const SEEN = 'attestations/seen.json';
const other = { root: OTHER.root, payloadDigest: OTHER.payloadDigest };
type Options = Parameters<typeof weighFiles>[1];

const weighed = (beside: Files, options: Options = {}) =>
  weighFiles({ ...ADMITTED, ...beside }, { policy: OBSERVED, ...options });
const with_ = async (...of: Parameters<typeof statement>): Promise<Files> => ({
  [SEEN]: await statement(...of),
});
const after = (hours: number, previous: Posture) => ({
  now: new Date(NOW.getTime() + hours * 3_600_000),
  previous,
});

describe('a sighting that an observer hands in', () => {
  test('says what runs, together with the weighing', async () => {
    expect(said(await weighed({}), 'WB-INT-2')).toBe('unknown single-observation');
    const weighing = await weighed(await with_([sightings(sighting())]));
    expect(said(weighing, 'WB-INT-2')).toBe('pass evidence-supports');
    const items = weighing.evidence.filter(({ type }) => type === 'runtime/digest');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ expiresAt: hoursAgo(-23) });
    expect(items[0]?.attested).toBeUndefined();
  });

  test('counts from elsewhere too', async () => {
    const statements = [
      { path: '/srv/x/seen.json', bytes: await statement([sightings(sighting())]) },
    ];
    expect(said(await weighed({}, { statements }), 'WB-INT-2')).toBe('pass evidence-supports');
  });

  test('of other bytes fails, and still fails when it is deleted', async () => {
    const first = await weighed(await with_([sightings(sighting(other))]));
    expect(said(first, 'WB-INT-2')).toBe('fail evidence-adverse');
    const second = await weighed({}, { ...after(1, first.posture), serving: true });
    expect(verdictOf(second, 'WB-INT-2')?.status).toBe('fail');
    expect(verdictOf(second, 'WB-INT-2')?.message).toContain(`${SEEN} is gone`);
    const third = await weighed({}, { ...after(2, second.posture), serving: true });
    expect(verdictOf(third, 'WB-INT-2')?.status).toBe('fail');
  });

  test('still fails when it is no longer handed in from elsewhere', async () => {
    const bytes = await statement([sightings(sighting(other))]);
    const first = await weighed({}, { statements: [{ path: 'seen.json', bytes }] });
    expect(said(first, 'WB-INT-2')).toBe('fail evidence-adverse');
    const second = await weighed({}, { ...after(1, first.posture), serving: true });
    expect(verdictOf(second, 'WB-INT-2')?.status).toBe('fail');
  });

  test('among several in one statement is remembered', async () => {
    const both = sightings(sighting(other), sighting({ place: 'pod/b' }));
    const first = await weighed(await with_([both]));
    expect(first.posture.remembered.filter(({ path }) => path === SEEN)).toHaveLength(1);
    const second = await weighed({}, { ...after(1, first.posture), serving: true });
    expect(verdictOf(second, 'WB-INT-2')?.status).toBe('fail');
  });

  test('is answered by a later one of the same place, and not by one of another place', async () => {
    const old = sighting({ ...other, observedAt: hoursAgo(3) });
    const same = await weighed(await with_([sightings(old, sighting())]));
    expect(said(same, 'WB-INT-2')).toBe('pass evidence-supports');
    const elsewhere = await weighed(await with_([sightings(old, sighting({ place: 'pod/b' }))]));
    expect(said(elsewhere, 'WB-INT-2')).toBe('fail evidence-adverse');
  });

  test('holds up to the control’s age limit', async () => {
    const young = await weighed(await with_([sightings(sighting({ observedAt: hoursAgo(23) }))]));
    expect(said(young, 'WB-INT-2')).toBe('pass evidence-supports');
    const old = await weighed(await with_([sightings(sighting({ observedAt: hoursAgo(24) }))]));
    expect(said(old, 'WB-INT-2')).toBe('unknown single-observation');
    expect(verdictOf(old, 'WB-INT-2')?.message).toBe(
      'The digest of what runs has not been seen recently enough.',
    );
  });

  test('is never an admission', async () => {
    const claim = sighting({ role: 'admission', signer: null as never });
    const weighing = await weighFiles(
      { ...(await unadmitted()), ...(await with_([sightings(sighting()), sightings(claim)])) },
      { policy: OBSERVED },
    );
    expect(verdictOf(weighing, 'WB-INT-2')?.status).toBe('unknown');
    const payload = weighing.evidence.find(({ type }) => type === 'runtime/digest')?.payload;
    expect(JSON.stringify(payload)).not.toContain('admission');
  });
});

describe('a sighting by a signer whom the policy does not name as an observer decides nothing', () => {
  test.for([
    ['a signer of the policy', OBSERVED.signers, undefined],
    ['a stranger', OBSERVED.signers, STRANGER.signer],
    ['nobody', OBSERVED.signers, null],
  ] as const)('%s', async ([, , signer]) => {
    const policy = signer === undefined ? { ...POLICY, requires: ['WB-INT-2'] } : OBSERVED;
    const options = signer === undefined ? {} : { signer };
    for (const change of [{}, other]) {
      const files = await with_([sightings(sighting(change))], options);
      const weighing = await weighed(files, { policy });
      expect(said(weighing, 'WB-INT-2')).toBe('unknown single-observation');
      const verdict = verdictOf(weighing, 'WB-INT-2');
      expect(verdict?.message).toContain('runtime/digest');
      expect(verdict?.message).toMatch(signer === undefined ? /key sha256:/ : /somebody/);
      expect(verdict?.remedy).toContain(`observers: [{ signer: <name>, types: [runtime/digest] }]`);
      const served = await weighed(files, { policy, serving: true });
      expect(said(served, 'WB-INT-2')).toBe('pass evidence-supports');
    }
  });

  test('observers’ sightings come first, in any number', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => sighting({ ...other, place: `x/${at}` }));
    const flood = await statement([sightings(...many)], { signer: STRANGER.signer });
    const good = await with_([sightings(sighting())]);
    const weighing = await weighed({ ...good, 'attestations/flood.json': flood });
    expect(said(weighing, 'WB-INT-2')).toBe('pass evidence-supports');
  });
});

async function unadmitted(): Promise<Files> {
  const entries = Object.entries(ADMITTED).filter(([path]) => !path.startsWith('attestations/'));
  return Object.fromEntries(entries);
}
