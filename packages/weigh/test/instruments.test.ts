import { existsSync, readdirSync } from 'node:fs';
import { listControls } from '@weighbridge/posture';
import { describe, expect, test } from 'vitest';
import { defineInstrument, instruments } from '../src/index.ts';
import type { Instrument } from '../src/index.ts';
import { makeItem } from '../src/make-item.ts';
import { checkDemands, checkDifference, checkSight, lookWith } from './support/check-sample.ts';
import type { InstrumentSample } from './support/instrument-sample.ts';
import { FILES, folderOf } from './support/signed-models.ts';

const SAMPLES = new URL('samples/', import.meta.url);

/** @throws with the file to write, where an instrument has no sample */
async function sampleOf({ id }: Pick<Instrument, 'id'>): Promise<InstrumentSample> {
  const file = new URL(`${id}.ts`, SAMPLES);
  if (!existsSync(file)) {
    throw new Error(
      `the instrument ${id} has no sample: write packages/weigh/test/samples/${id}.ts, as its neighbours are`,
    );
  }
  const { sample } = (await import(file.href)) as { readonly sample?: Partial<InstrumentSample> };
  return wholeSample(id, sample);
}

/** @throws with the case to write, where a sample lacks one */
function wholeSample(id: string, sample: Partial<InstrumentSample> = {}): InstrumentSample {
  const { sound, hostile } = sample;
  if (sound !== undefined && hostile !== undefined) return { ...sample, sound, hostile };
  const lacking = sound === undefined ? 'sound' : 'hostile';
  throw new Error(
    `the sample of ${id} has no ${lacking} case: write it in packages/weigh/test/samples/${id}.ts`,
  );
}

describe.each(instruments.map((each) => [each.id, each] as const))('%s', (_id, instrument) => {
  test('says what is true of its sample, in the published shape', async () => {
    const { sound, hostile } = await sampleOf(instrument);
    for (const type of instrument.types) expect(sound.payloads[type], type).not.toBeNull();
    await checkSight(instrument, sound);
    await checkSight(instrument, hostile);
  });

  test('says the same about the same inputs, and something else about hostile ones', async () => {
    await expect(checkDifference(instrument, await sampleOf(instrument))).resolves.toBeUndefined();
  });

  test('looks at everything that it lists and nothing else, and is idle where that is absent', async () => {
    await expect(checkDemands(instrument, await sampleOf(instrument))).resolves.toBeUndefined();
  });

  test('is about the given subject', async () => {
    const { sound } = await sampleOf(instrument);
    const subject = { model: 'another', digest: `sha256:${'0'.repeat(64)}` } as const;
    const { outcome, evidence } = await lookWith(instrument, { ...sound.inputs, subject });
    expect(outcome).toBe('observed');
    for (const item of evidence) expect(item.subject).toEqual(subject);
  });

  test('makes types that a control reads, under a unique name', () => {
    const read = new Set(
      listControls().flatMap(({ needs, unless }) =>
        [...needs, ...(unless ? [unless] : [])].map(({ type }) => type),
      ),
    );
    for (const type of instrument.types) expect(read, type).toContain(type);
    expect(instrument.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(instruments.filter(({ id }) => id === instrument.id)).toHaveLength(1);
    expect(instrument.everyMinutes).toBeGreaterThanOrEqual(0);
  });
});

test('every sample belongs to an instrument', () => {
  const files = readdirSync(SAMPLES).map((name) => name.replace(/\.ts$/, ''));
  expect(files.toSorted()).toEqual(instruments.map(({ id }) => id).toSorted());
});

describe('this suite detects', () => {
  const planted = (observe: Instrument['observe'], more: Partial<Instrument> = {}) =>
    defineInstrument({
      id: 'planted',
      title: 'x',
      types: ['artifact/inventory'],
      everyMinutes: 1,
      needs: ['folder'],
      observe,
      ...more,
    });
  const payload = { files: 1, totalBytes: 1, hashed: false, skipped: [], skippedCount: 0 };
  const item = (context: Parameters<Instrument['observe']>[0], with_ = {}) =>
    makeItem(context, {
      type: 'artifact/inventory',
      tier: 'measured',
      locator: '.',
      payload: {
        ...payload,
        ...with_,
      },
    });
  const sound = {
    inputs: { folder: folderOf(FILES) },
    payloads: { 'artifact/inventory': { files: 1 } },
  };
  const sample = { sound, hostile: sound };

  test('an instrument without a sample', async () => {
    await expect(sampleOf({ id: 'planted' })).rejects.toThrow(
      'the instrument planted has no sample: write packages/weigh/test/samples/planted.ts',
    );
  });

  test('a sample without a hostile case, and one that has both', () => {
    expect(() => wholeSample('planted', { sound })).toThrow(
      'the sample of planted has no hostile case: write it in packages/weigh/test/samples/planted.ts',
    );
    expect(wholeSample('planted', sample)).toEqual(sample);
  });

  test('evidence about another subject, and of a type not promised', async () => {
    for (const wrong of [{ subject: { model: 'other' } }, { type: 'artifact/code' }]) {
      const lying = planted(async (context) => ({
        evidence: [{ ...item(context), ...wrong }],
        findings: [],
      }));
      await expect(checkSight(lying, sound)).rejects.toThrow('planted');
    }
  });

  test('a payload of another shape', async () => {
    const misshapen = planted(async (context) => ({
      evidence: [item(context, { files: 1, totalBytes: 'many' })],
      findings: [],
    }));
    await expect(checkSight(misshapen, sound)).rejects.toThrow('totalBytes');
  });

  test('an answer that changes, and one that does not depend on the inputs', async () => {
    let count = 0;
    const moody = planted(async (context) => ({
      evidence: [item(context, { files: (count += 1) })],
      findings: [],
    }));
    await expect(checkDifference(moody, sample)).rejects.toThrow('says the same of the same');
    const blind = planted(async (context) => ({ evidence: [item(context)], findings: [] }));
    await expect(checkDifference(blind, sample)).rejects.toThrow('tells sound');
  });

  test('an input that is listed and not looked at', async () => {
    const listing = planted(async (context) => ({ evidence: [item(context)], findings: [] }));
    await expect(checkDemands(listing, sample)).rejects.toThrow(
      'looks at the inputs that it lists',
    );
  });
});
