import { canonicalJson, makeEvidence, makeFinding } from '@weighbridge/core';
import type { Evidence, Finding } from '@weighbridge/core';
import { listControls } from '@weighbridge/posture';
import { expect, test } from 'vitest';
import { instruments, weigh } from '../src/index.ts';
import type { Instrument, InstrumentContext, Observed, Weighing } from '../src/index.ts';
import { FILES, folderOf, NOW, POLICY, signed, text } from './support/signed-models.ts';

type Broken = (own: Instrument, context: InstrumentContext) => Promise<Observed>;

const item = (context: InstrumentContext, parts: Partial<Evidence>): Evidence =>
  makeEvidence({
    type: 'artifact/formats',
    subject: context.subject,
    producer: { name: 'x', version: '1' },
    observedAt: NOW.toISOString(),
    tier: 'measured',
    locator: '.',
    payload: {},
    ...parts,
  } as Omit<Evidence, 'id'>);

const finding = (key: string): Finding =>
  makeFinding({ ruleId: 'x/y', kind: 'fail', level: 'warning', message: 'X.', locations: [], key });

/** The result of the original instrument, with something wrong in it. */
const spoilt =
  (spoil: (seen: Observed, context: InstrumentContext, own: Instrument) => unknown): Broken =>
  async (own, context) =>
    spoil(await own.observe(context), context, own) as Observed;

const FAILURES: readonly (readonly [string, Broken])[] = [
  ['throws', async () => Promise.reject(new Error('the disk is on fire'))],
  [
    'throws synchronously',
    () => {
      throw new Error('no');
    },
  ],
  [
    'throws something that is not an error',
    async () => Promise.reject(Object.create(null) as Error),
  ],
  [
    'throws something without a readable message',
    async () =>
      Promise.reject(
        Object.defineProperty(new Error('x'), 'message', {
          get() {
            throw new Error('x');
          },
        }),
      ),
  ],
  [
    'overflows the stack',
    async () => {
      const f = (): number => f() + 1;
      return f() as never;
    },
  ],
  ['returns nothing', async () => undefined as unknown as Observed],
  ['returns null', async () => null as unknown as Observed],
  ['returns text', async () => 'all is well' as unknown as Observed],
  ['returns only evidence', spoilt(({ evidence }) => ({ evidence }))],
  ['returns only findings', spoilt(({ findings }) => ({ findings }))],
  ['returns no list', spoilt(({ findings }) => ({ evidence: { length: 1 }, findings }))],
  ['returns a hole', spoilt(({ findings }) => ({ evidence: Array.from({ length: 2 }), findings }))],
  [
    'returns a type of others',
    spoilt(({ evidence, findings }, context) => ({
      evidence: [...evidence, item(context, { type: 'artifact/other' })],
      findings,
    })),
  ],
  [
    'is about another model',
    spoilt(({ evidence, findings }, context, own) => ({
      evidence: [
        ...evidence,
        item(context, { type: own.types[0] ?? '', subject: { model: 'other' } }),
      ],
      findings,
    })),
  ],
  [
    'is about other bytes',
    spoilt(({ evidence, findings }, context, own) => ({
      evidence: [
        ...evidence,
        item(context, {
          type: own.types[0] ?? '',
          subject: { ...context.subject, digest: `sha256:${'00'.repeat(32)}` },
        }),
      ],
      findings,
    })),
  ],
  [
    'is dated tomorrow',
    spoilt(({ evidence, findings }, context, own) => ({
      evidence: [
        ...evidence,
        item(context, { type: own.types[0] ?? '', observedAt: '2999-01-01T00:00:00Z' }),
      ],
      findings,
    })),
  ],
  [
    'changes its evidence',
    spoilt(({ evidence, findings }, context, own) => ({
      evidence: [
        ...evidence,
        { ...item(context, { type: own.types[0] ?? '' }), locator: 'elsewhere' },
      ],
      findings,
    })),
  ],
  [
    'returns a finding that is not an object',
    spoilt(({ evidence, findings }) => ({
      evidence,
      findings: [...findings, { ...finding('a'), level: 'awful' }],
    })),
  ],
  [
    'returns a finding without a place',
    spoilt(({ evidence, findings }) => ({
      evidence,
      findings: [...findings, { ...finding('a'), locations: undefined }],
    })),
  ],
  [
    'returns a finding that is a function',
    spoilt(({ evidence }) => ({
      evidence,
      findings: [() => finding('a')],
    })),
  ],
  [
    'returns a million findings',
    spoilt(({ evidence }) => ({
      evidence,
      findings: Array<Finding>(1_000_000).fill(finding('a')),
    })),
  ],
  [
    'returns a million items',
    spoilt(({ findings }, context) => ({
      evidence: Array.from({ length: 1_000_000 }, () => context),
      findings,
    })),
  ],
];

const model = await signed({
  ...FILES,
  LICENSE: text('MIT License\n'),
});
const given = await weigh(folderOf(model), { policy: POLICY, now: NOW });

const weighWith = (broken: Instrument, more: object = {}): Promise<Weighing> =>
  weigh(folderOf(model), {
    policy: POLICY,
    now: NOW,
    instruments: instruments.map((each) => (each.id === broken.id ? broken : each)),
    ...more,
  });

const readersOf = (types: readonly string[]) =>
  listControls().filter(({ needs, unless }) =>
    [...needs, ...(unless ? [unless] : [])].some(({ type }) => types.includes(type)),
  );

test.for(
  instruments.flatMap((own) =>
    FAILURES.map(([how, broken]) => [own.id, how, own, broken] as const),
  ),
)(
  'when the instrument %s %s, its types are unknown, whatever others say about them, and everything else is unchanged',
  async ([, , own, broken]) => {
    const failing = { ...own, observe: (context: InstrumentContext) => broken(own, context) };
    // Handed in by others, even the evidence that the instrument would have found fills no gap.
    const others = given.evidence.filter(({ type }) => own.types.includes(type));
    for (const more of [{}, { evidence: others }]) {
      const { posture, evidence, findings } = await weighWith(failing, more);
      const closed = new Set(readersOf(own.types).map(({ id }) => id));
      for (const verdict of posture.verdicts) {
        const before = given.posture.verdicts.find(({ control }) => control === verdict.control);
        if (closed.has(verdict.control)) {
          expect(['unknown', 'fail'], verdict.control).toContain(verdict.status);
        } else expect(verdict).toEqual(before);
      }
      const failed = findings.filter(({ ruleId }) => ruleId === 'weigh/collector-failed');
      expect(failed).toHaveLength(1);
      expect(failed[0]?.message).toContain(own.id);
      expect(evidence.filter(({ tier }) => tier === 'none').map(({ type }) => type)).toEqual(
        own.types,
      );
    }
  },
);

test('says for each control that an instrument failed, and which', async () => {
  const licence = instruments.find(({ id }) => id === 'licence') as Instrument;
  const { posture } = await weighWith({
    ...licence,
    observe: () => Promise.reject(new Error('no ink')),
  });
  expect(posture.verdicts.find(({ control }) => control === 'WB-BOM-4')).toMatchObject({
    status: 'unknown',
    reason: 'error',
    message: 'The collector licence failed: no ink.',
  });
});

test('an instrument that never answers does not outlast its caller’s signal', async () => {
  const [first] = instruments;
  const controller = new AbortController();
  const weighing = weighWith(
    { ...(first as Instrument), observe: () => new Promise(() => {}) },
    { signal: controller.signal },
  );
  setTimeout(() => controller.abort(new Error('enough')), 50);
  await expect(weighing).rejects.toThrow('enough');
});

test('what an instrument changes afterwards has no effect', async () => {
  const licence = instruments.find(({ id }) => id === 'licence') as Instrument;
  let kept: { evidence: Evidence[]; findings: Finding[] } | undefined;
  const held = await weighWith({
    ...licence,
    async observe(context) {
      const { evidence, findings } = await licence.observe(context);
      kept = { evidence: [...evidence], findings: [...findings] };
      setTimeout(() => kept?.evidence.pop());
      return kept;
    },
  });
  kept?.evidence.splice(0);
  expect(canonicalJson(held.posture)).toBe(canonicalJson(given.posture));
});
