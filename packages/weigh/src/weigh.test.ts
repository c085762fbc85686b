import { canonicalJson, memoryFolder, SourceError } from '@weighbridge/core';
import { writeSafetensors } from '@weighbridge/model-formats';
import { expect, test } from 'vitest';
import { defineInstrument } from './instrument.ts';
import { instruments } from './instruments/index.ts';
import { weigh } from './weigh.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const text = new TextEncoder();
function modelFiles(): Record<string, Uint8Array> {
  return {
    'README.md': text.encode('---\nlicense: mit\n---\n\n# A model\n'),
    'config.json': text.encode('{"architectures":["Tiny"],"model_type":"mlp"}\n'),
    'model.safetensors': writeSafetensors(
      [{ name: 'w', dtype: 'F32', shape: [2, 2], data: new Uint8Array(16) }],
      {},
    ),
  };
}

const status = (weighing: Awaited<ReturnType<typeof weigh>>, id: string) =>
  weighing.posture.verdicts.find((verdict) => verdict.control === id)?.status;

test('admits a well-formed, described and licensed model under the default policy', async () => {
  const weighing = await weigh(memoryFolder('tiny', modelFiles()), { now: NOW });
  expect(weighing.posture.gate.outcome, weighing.posture.gate.sentence).toBe('admit');
  expect(status(weighing, 'WB-ART-1')).toBe('not-applicable');
  expect(status(weighing, 'WB-ART-2')).toBe('pass');
  expect(status(weighing, 'WB-BOM-1')).toBe('pass');
  expect(status(weighing, 'WB-BOM-4')).toBe('pass');
  expect(weighing.posture.subject.digest).toMatch(/^sha256:/);
});

test('refuses a model whose weights are truncated', async () => {
  const files = modelFiles();
  files['model.safetensors'] = (files['model.safetensors'] as Uint8Array).slice(0, -1);
  const weighing = await weigh(memoryFolder('tiny', files), { now: NOW });
  expect(weighing.posture.gate.outcome).toBe('refuse');
  expect(status(weighing, 'WB-ART-2')).toBe('fail');
});

test('cannot decide on a model that comes with a file of no known format', async () => {
  const weighing = await weigh(
    memoryFolder('tiny', { ...modelFiles(), 'blob.xyz': Uint8Array.of(1, 0, 2, 255, 0, 7) }),
    { now: NOW },
  );
  expect(weighing.posture.gate.outcome).toBe('cannot-decide');
  expect(status(weighing, 'WB-ART-1')).toBe('unknown');
});

test('cannot decide on a model without a licence', async () => {
  const { 'README.md': _card, ...files } = modelFiles();
  const weighing = await weigh(memoryFolder('tiny', files), { now: NOW });
  expect(weighing.posture.gate.outcome).toBe('cannot-decide');
  expect(status(weighing, 'WB-BOM-4')).toBe('unknown');
});

test('cannot decide on an empty folder', async () => {
  const weighing = await weigh(memoryFolder('empty', {}), { now: NOW });
  expect(weighing.posture.gate.outcome).toBe('cannot-decide');
});

test('does not bind a bill of materials to bytes that were not hashed', async () => {
  const weighing = await weigh(memoryFolder('tiny', modelFiles()), { now: NOW, hash: 'none' });
  expect(weighing.posture.subject.digest).toBeUndefined();
  expect(weighing.posture.counts).toMatchObject({ pass: 0, fail: 0, notApplicable: 0 });
  expect(weighing.posture.gate.outcome).toBe('cannot-decide');
});

test('gives byte-identical results for the same files, options and time', async () => {
  const [a, b] = [
    await weigh(memoryFolder('tiny', modelFiles()), { now: NOW }),
    await weigh(memoryFolder('tiny', modelFiles()), { now: NOW }),
  ];
  expect(canonicalJson(a.posture)).toBe(canonicalJson(b.posture));
  expect(a.bom).toBe(b.bom);
});

test('stamps and cites by its one clock, and nothing else in the bill of materials depends on it', async () => {
  const later = new Date('2026-12-24T00:00:00Z');
  const a = await weigh(memoryFolder('tiny', modelFiles()), { now: NOW });
  const b = await weigh(memoryFolder('tiny', modelFiles()), { now: later });
  expect(JSON.parse(a.bom)).toMatchObject({
    metadata: { timestamp: NOW.toISOString() },
    citations: expect.arrayContaining([expect.objectContaining({ timestamp: NOW.toISOString() })]),
  });
  const timeless = (bom: string): string =>
    bom
      .replaceAll(/"serialNumber": "[^"]+"/g, '')
      .replaceAll(NOW.toISOString(), 'then')
      .replaceAll(later.toISOString(), 'then');
  expect(timeless(a.bom)).toBe(timeless(b.bom));
});

test('an instrument that fails leaves its evidence missing, says so, and opens nothing', async () => {
  const broken = defineInstrument({
    id: 'formats',
    title: 'broken',
    types: ['artifact/formats'],
    everyMinutes: 30,
    needs: [],
    async observe() {
      throw new Error('the disk is on fire');
    },
  });
  const rest = instruments.filter(({ id }) => id !== 'formats');
  const weighing = await weigh(memoryFolder('tiny', modelFiles()), {
    now: NOW,
    instruments: [broken, ...rest],
  });
  expect(weighing.posture.gate.outcome).toBe('cannot-decide');
  expect(weighing.findings.map(({ ruleId }) => ruleId)).toContain('weigh/collector-failed');
});

test('evidence of the previous weighing that is now gone counts as withdrawn', async () => {
  const folder = memoryFolder('tiny', modelFiles());
  const { posture: previous } = await weigh(folder, { now: NOW });
  const kept = instruments.filter(({ id }) => id !== 'licence');
  const later = await weigh(folder, {
    now: new Date('2026-11-23T13:00:00Z'),
    previous,
    instruments: kept,
  });
  expect(later.posture.verdicts.find(({ control }) => control === 'WB-BOM-4')).toMatchObject({
    status: 'unknown',
    reason: 'evidence-withdrawn',
  });
});

test('stops when the signal is aborted', async () => {
  await expect(
    weigh(memoryFolder('tiny', modelFiles()), { signal: AbortSignal.abort() }),
  ).rejects.toThrow(/abort/i);
});

test('weighs the rest of a model with an unreadable file, and binds nothing to that file', async () => {
  const files = modelFiles();
  const folder = memoryFolder('tiny', files);
  const locked: typeof folder = {
    ...folder,
    async open(path) {
      if (path === 'config.json')
        throw new SourceError('UNREADABLE', 'permission denied', { details: { path } });
      return folder.open(path);
    },
  };
  const weighing = await weigh(locked, { now: NOW });
  expect(weighing.posture.gate.outcome).toBe('cannot-decide');
  expect(weighing.posture.subject.digest).toBeUndefined();
  expect(weighing.findings).toContainEqual(
    expect.objectContaining({ ruleId: 'weigh/not-hashed', kind: 'unknown' }),
  );
});

test('cannot decide on documents that come without any model', async () => {
  const { 'model.safetensors': _weights, ...documents } = modelFiles();
  const weighing = await weigh(memoryFolder('words', documents), { now: NOW });
  expect(status(weighing, 'WB-ART-2')).toBe('unknown');
  expect(weighing.posture.gate.outcome).toBe('cannot-decide');
});
