import { canonicalJson, makeEvidence } from '@weighbridge/core';
import type { FolderSource } from '@weighbridge/core';
import { expect, test } from 'vitest';
import {
  defineInstrument,
  defineReading,
  instruments,
  observe,
  readings,
  weigh,
} from '../src/index.ts';
import type { Instrument } from '../src/index.ts';
import { FILES, folderOf, NOW, POLICY, signed } from './support/signed-models.ts';

/** A folder that counts the calls to it. */
function counting(files = FILES): {
  readonly folder: FolderSource;
  readonly asked: { lists: number; opens: string[] };
} {
  const folder = folderOf(files);
  const asked = { lists: 0, opens: [] as string[] };
  return {
    asked,
    folder: {
      ...folder,
      list(options) {
        asked.lists += 1;
        return folder.list(options);
      },
      open(path) {
        asked.opens.push(path);
        return folder.open(path);
      },
    },
  };
}

const instrument = (parts: Partial<Instrument>): Instrument =>
  defineInstrument({
    id: 'mine',
    title: 'mine',
    types: ['some/thing'],
    everyMinutes: 1,
    needs: [],
    observe: async () => ({
      evidence: [],
      findings: [],
    }),
    ...parts,
  });

test('observing and assessing separately give the same result as weighing', async () => {
  const files = await signed();
  const weighing = await weigh(folderOf(files), { policy: POLICY, now: NOW });
  const seen = await observe({ folder: folderOf(files), signers: POLICY.signers }, { now: NOW });
  expect(canonicalJson(seen.evidence)).toBe(canonicalJson(weighing.evidence));
  expect(seen.findings).toEqual(weighing.findings);
  expect(seen.subject).toEqual(weighing.posture.subject);
  expect(seen.looks.map(({ outcome }) => outcome)).toEqual(instruments.map(() => 'observed'));
});

test('what several instruments ask for is read once', async () => {
  const alone = counting();
  await observe({ folder: alone.folder }, { now: NOW, instruments: [] });
  const twice = counting();
  const asking = instrument({
    reads: [readings.description, readings.digests],
    async observe({ read }) {
      await Promise.all([read(readings.description), read(readings.digests)]);
      return { evidence: [], findings: [] };
    },
  });
  await observe(
    { folder: twice.folder },
    { now: NOW, instruments: [asking, { ...asking, id: 'b' }] },
  );
  expect(twice.asked).toEqual(alone.asked);
});

test('with a known subject, only requested bytes are read', async () => {
  const { folder, asked } = counting();
  const { subject } = await observe(
    { folder, subject: { model: 'known' } },
    { now: NOW, instruments: [instrument({})] },
  );
  expect(subject).toEqual({ model: 'known' });
  expect(asked).toEqual({ lists: 0, opens: [] });
});

test('a reading that fails does so once for all instruments that ask, and for no others', async () => {
  let tries = 0;
  const broken = defineReading({
    id: 'broken',
    needs: [],
    async read() {
      tries += 1;
      throw new Error('no current');
    },
  });
  const asking = instrument({
    reads: [broken],
    async observe({ read }) {
      await read(broken);
      return { evidence: [], findings: [] };
    },
  });
  const all = [asking, { ...asking, id: 'theirs' }, instrument({ id: 'calm' })];
  const { looks } = await observe({ model: 'm' }, { now: NOW, instruments: all });
  expect(looks.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'observed']);
  expect(looks[1]?.findings[0]?.message).toContain('no current');
  expect(tries).toBe(1);
});

test('an instrument gets the inputs and readings that it lists, and no others', async () => {
  const curious = instrument({
    async observe({ inputs, read }) {
      expect(inputs).toEqual({});
      await read(readings.content);
      return { evidence: [], findings: [] };
    },
  });
  const { looks } = await observe(
    { folder: folderOf(FILES) },
    { now: NOW, instruments: [curious] },
  );
  expect(looks[0]).toMatchObject({ outcome: 'failed' });
  expect(looks[0]?.findings[0]?.message).toContain('mine reads content and does not list it');
});

test('a model without a folder is weighed: what only files can show is unknown', async () => {
  const weighing = await weigh(null, { model: 'pkg:generic/served-elsewhere', now: NOW });
  expect(weighing.looks.map(({ outcome, missing }) => [outcome, ...missing])).toEqual(
    instruments.map(({ id }) => (id === 'handed-in' ? ['observed'] : ['idle', 'folder'])),
  );
  expect(weighing.evidence).toEqual([]);
  const { posture } = weighing;
  expect(posture.gate.outcome).toBe('cannot-decide');
  expect(posture.counts).toMatchObject({ pass: 0, fail: 0, notApplicable: 0 });
});

test('without a folder what others observed counts, and nothing else does', async () => {
  const model = 'served-elsewhere';
  const own = makeEvidence({
    type: 'runtime/digest',
    subject: { model },
    producer: { name: 'cluster', version: '1' },
    observedAt: NOW.toISOString(),
    tier: 'measured',
    locator: '.',
    payload: { observations: [] },
  });
  const { posture, evidence } = await weigh(null, { model, now: NOW, evidence: [own] });
  expect(evidence).toEqual([own]);
  expect(posture.subject).toEqual({ model });
  expect(posture.gate.outcome).toBe('cannot-decide');
});

test('omitting the folder opens no gate and closes one', async () => {
  const files = await signed();
  const { posture: previous } = await weigh(folderOf(files), { policy: POLICY, now: NOW });
  expect(previous.gate.outcome).toBe('admit');
  const later = new Date('2026-11-23T13:00:00Z');
  const { posture } = await weigh(null, { model: 'tiny', policy: POLICY, now: later, previous });
  expect(posture.gate.outcome).toBe('cannot-decide');
  expect(posture.verdicts.find(({ control }) => control === 'WB-INT-1')).toMatchObject({
    status: 'unknown',
    reason: 'evidence-withdrawn',
  });
});

test('without a folder and a name the call is refused as a mistake', async () => {
  await expect(weigh(null, { now: NOW })).rejects.toThrow(
    new TypeError('a model without a folder needs a name: give `model`'),
  );
});
