import { makeEvidence } from '@weighbridge/core';
import type { Evidence, JsonObject, Posture } from '@weighbridge/core';
import { evidenceTypes } from '@weighbridge/evidence';
import { assess, builtInPolicies } from '@weighbridge/posture';
import type { Policy } from '@weighbridge/posture';
import { propertyRuns } from '@weighbridge/testkit';
import { defineInstrument } from '@weighbridge/weigh';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NewLook, StoredLook } from '../store/looks.ts';
import { foldLooks, instrumentsDue, instrumentsOfOtherBytes, READINGS } from './fold.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-23T12:00:00Z');
const digestOf = (bytes: number) => `sha256:${String(bytes).repeat(64)}` as const;

/** Two instruments, each with a type that one required control reads, and pushes of one of these types. */
const TYPES = { files: 'bom/claims', terms: 'bom/licence', pushes: 'bom/licence' } as const;
const POLICY: Policy = { ...builtInPolicies.default, requires: ['WB-BOM-2', 'WB-BOM-4'] };
type Id = keyof typeof TYPES;
const IDS: readonly Id[] = ['files', 'terms', 'pushes'];
const instruments = IDS.map((id) => ({ id }));

type Says = 'good' | 'adverse' | 'nothing' | 'fails';

function payloadOf(type: string, says: 'good' | 'adverse'): JsonObject {
  const { samples } = evidenceTypes.find((each) => each.type === type) ?? {};
  return (says === 'good' ? samples?.good : (samples?.adverse ?? {})) as JsonObject;
}

function lookOf(id: Id, says: Says, bytes: number, at: number): NewLook {
  const make = (tier: Evidence['tier'], payload: JsonObject) =>
    makeEvidence({
      type: TYPES[id],
      tier,
      payload,
      locator: '.',
      producer: {
        name: id,
        version: '1',
      },
      subject: {
        model: 'm',
        digest: digestOf(bytes),
      },
      observedAt: new Date(at).toISOString(),
    });
  const evidence = {
    good: () => [make('measured', payloadOf(TYPES[id], 'good'))],
    adverse: () => [make('measured', payloadOf(TYPES[id], 'adverse'))],
    nothing: () => [],
    fails: () => [make('none', { unobserved: 'no ink' })],
  }[says]();
  return { instrument: id, failed: says === 'fails', evidence, findings: [] };
}

/** A model with its stored looks and its last judgement. */
class World {
  stored = new Map<string, StoredLook>();
  last: Posture | undefined;
  at = START;
  bytes = 1;

  /**
   * What instruments say now, and what the others said; the named ones run. A replica that dies before it stores its
   * answer leaves everything as it was.
   */
  judge(
    says: Readonly<Partial<Record<Id, Says>>>,
    { dies = false } = {},
  ): {
    readonly fresh: readonly NewLook[];
    readonly now: Posture;
  } {
    this.at += 1;
    const fresh = IDS.flatMap((id) => {
      const answer = says[id];
      return answer === undefined ? [] : [lookOf(id, answer, this.bytes, this.at)];
    });
    const subject = { model: 'm', digest: digestOf(this.bytes) };
    const now = new Date(this.at);
    const { evidence, findings } = foldLooks(fresh, [...this.stored.values()], subject, {
      instruments,
      now,
    });
    const posture = assess(evidence, findings, POLICY, now, this.last);
    if (dies) return { fresh, now: posture };
    for (const look of fresh) {
      const { digest } = subject;
      this.stored.set(look.instrument, { ...look, digest, lookedAt: now });
    }
    this.last = posture;
    return { fresh, now: posture };
  }
}

const isOpen = (posture: Posture | undefined) =>
  posture?.gate.outcome === 'admit' || posture?.gate.outcome === 'admit-with-conditions';

const says = fc.constantFrom<Says>('good', 'good', 'adverse', 'nothing', 'fails');
const looks = fc.record({ files: says, terms: says }, { requiredKeys: [] });
const step = fc.oneof(
  { weight: 4, arbitrary: looks },
  { weight: 1, arbitrary: fc.record({ pushes: says }) },
  { weight: 1, arbitrary: looks.map((dying) => ({ dying })) },
  { weight: 1, arbitrary: fc.constant('fold' as const) },
  { weight: 1, arbitrary: fc.constantFrom(1, 24 * 20, 24 * 400).map((hours) => ({ hours })) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2).map((bytes) => ({ bytes })) },
);

type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

function looksOf(each: Step): Readonly<Partial<Record<Id, Says>>> {
  if (each === 'fold' || 'hours' in each || 'bytes' in each) return {};
  return 'dying' in each ? each.dying : each;
}

test('whichever instrument looks, the evidence of others is not withdrawn, and only good evidence opens a gate', () => {
  let opened = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 18 }), (steps) => {
      const world = new World();
      for (const each of steps) {
        if (typeof each === 'object' && 'hours' in each) world.at += each.hours * HOUR;
        else if (typeof each === 'object' && 'bytes' in each) world.bytes = each.bytes;
        const before = world.last;
        const stored = new Map(world.stored);
        const dies = typeof each === 'object' && 'dying' in each;
        const { fresh, now } = world.judge(looksOf(each), { dies });
        const withdrawn = new Set(now.withdrawn.evidence.map(({ type }) => type));
        for (const id of IDS) {
          const look = stored.get(id);
          const ran = fresh.some(({ instrument }) => instrument === id);
          if (ran || look?.digest !== digestOf(world.bytes)) continue;
          const had = new Set(look.evidence.map((item) => item.id));
          const lost = now.withdrawn.evidence.filter((item) => had.has(item.id));
          expect(lost, `${id} did not run, and ${[...withdrawn].join()} is withdrawn`).toEqual([]);
        }
        const brought = fresh.some(({ evidence }) => evidence.some(({ tier }) => tier !== 'none'));
        if (isOpen(now)) opened += 1;
        const sameBytes = before?.subject.digest === now.subject.digest;
        if (!brought && sameBytes && !isOpen(before)) expect(isOpen(now)).toBe(false);
      }
    }),
    { numRuns: propertyRuns({ short: 400, long: 1_000 }) },
  );
  expect(opened).toBeGreaterThan(50);
});

test('what two instruments say about the same bytes counts together, whenever each looked', () => {
  const world = new World();
  expect(isOpen(world.judge({ files: 'good' }).now)).toBe(false);
  world.at += HOUR;
  expect(isOpen(world.judge({ terms: 'good' }).now)).toBe(true);
  world.at += HOUR;
  expect(isOpen(world.judge({}).now)).toBe(true);
  expect(isOpen(world.judge({ terms: 'nothing' }).now)).toBe(false);
});

test('what was seen of other bytes does not count', () => {
  const world = new World();
  world.judge({ files: 'good', terms: 'good' });
  world.bytes = 2;
  expect(isOpen(world.judge({ files: 'good' }).now)).toBe(false);
  world.bytes = 1;
  expect(isOpen(world.judge({ files: 'good' }).now)).toBe(true);
});

test('what nothing that is left could take back no longer counts', () => {
  const world = new World();
  world.judge({ files: 'good', terms: 'good' });
  const stored = [...world.stored.values()];
  const subject = { model: 'm', digest: digestOf(1) };
  const now = new Date(world.at);
  const count = (ids: readonly string[]) =>
    foldLooks([], stored, subject, { instruments: ids.map((id) => ({ id })), now }).evidence.length;
  expect([count(['files', 'terms']), count(['files']), count([])]).toEqual([2, 1, 0]);
});

test('findings about a reading stay until it is read again', () => {
  const finding = { ruleId: 'a/b' } as never;
  const look = { instrument: READINGS, failed: false, evidence: [], findings: [finding] };
  const stored = [{ ...look, digest: null, lookedAt: new Date(START) }];
  const options = { instruments: [], now: new Date(START) };
  expect(foldLooks([], stored, { model: 'm' }, options).findings).toEqual([finding]);
  const fresh = [{ ...look, findings: [] }];
  expect(foldLooks(fresh, stored, { model: 'm' }, options).findings).toEqual([]);
});

test('an item from a clock that was ahead waits for its time', () => {
  const stored = [
    { ...lookOf('files', 'good', 1, START + HOUR), digest: digestOf(1), lookedAt: new Date(START) },
  ];
  const subject = { model: 'm', digest: digestOf(1) };
  const at = (ms: number) => ({ instruments, now: new Date(ms) });
  expect(foldLooks([], stored, subject, at(START)).evidence).toEqual([]);
  expect(foldLooks([], stored, subject, at(START + HOUR)).evidence).toHaveLength(1);
});

test('instruments that look at files always look, the others when they are due, failed, or bytes changed', () => {
  const instrument = (id: string, needs: readonly 'folder'[], everyMinutes = 60) =>
    defineInstrument({
      id,
      title: id,
      types: ['a/b'],
      needs,
      everyMinutes,
      observe: async () => ({
        evidence: [],
        findings: [],
      }),
    });
  const all = [
    instrument('files', ['folder']),
    ...['new', 'fresh', 'old', 'failed', 'ahead'].map((id) => instrument(id, [])),
  ];
  const look = (lookedAt: number, failed = false, digest = 'x') => ({
    lookedAt: new Date(lookedAt),
    failed,
    digest,
  });
  const last = new Map([
    ['files', look(START)],
    ['fresh', look(START)],
    ['old', look(START - HOUR)],
    ['failed', look(START, true)],
    ['ahead', look(START + 1)],
  ]);
  const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);
  expect(ids(instrumentsDue(all, last, new Date(START)))).toEqual([
    'files',
    'new',
    'old',
    'failed',
    'ahead',
  ]);
  expect(ids(instrumentsDue(all, last, new Date(START + HOUR - 1)))).not.toContain('fresh');
  const rest = all.filter(({ id }) => id === 'fresh');
  expect(ids(instrumentsOfOtherBytes(rest, last, { digest: 'x' }))).toEqual([]);
  expect(ids(instrumentsOfOtherBytes(rest, last, { digest: 'y' }))).toEqual(['fresh']);
  expect(ids(instrumentsOfOtherBytes(rest, last, {}))).toEqual(['fresh']);
});
