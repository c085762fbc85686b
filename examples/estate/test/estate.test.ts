import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openFolder } from '@weighbridge/core/node';
import { weigh } from '@weighbridge/weigh';
import { expect, test } from 'vitest';

const NOW = new Date('2026-11-23T12:00:00Z');
const model = (name: string) => fileURLToPath(new URL(`../models/${name}`, import.meta.url));

const EXPECTED = [
  { name: 'penguin-species-1', outcome: 'admit', because: [] },
  { name: 'penguin-species-2', outcome: 'refuse', because: ['WB-ART-2'] },
  { name: 'silero-vad', outcome: 'admit', because: [] },
  { name: 'ocr-text-direction', outcome: 'cannot-decide', because: ['WB-BOM-4'] },
] as const;

test.for(EXPECTED)('$name: $outcome', async ({ name, outcome, because }) => {
  const { posture } = await weigh(await openFolder(model(name)), { now: NOW });
  expect(posture.gate.outcome, posture.gate.sentence).toBe(outcome);
  if (because.length > 0)
    expect(posture.gate.because.map(({ control }) => control)).toEqual(because);
});

test('the two penguin models were trained on batches that differ in one', async () => {
  const record = async (version: string) =>
    JSON.parse(await readFile(`${model(`penguin-species-${version}`)}/training.json`, 'utf8')) as {
      datasets: [{ batches: { name: string; digest: string }[] }];
      metrics: { split: string; value: number }[];
    };
  const [first, second] = [await record('1'), await record('2')];
  const differing = first.datasets[0].batches.filter(
    ({ digest }, i) => digest !== second.datasets[0].batches[i]?.digest,
  );
  expect(differing.map(({ name }) => name)).toEqual(['batch-003.csv']);
  expect(first.metrics.find(({ split }) => split === 'test')?.value).toBeGreaterThan(0.9);
});
