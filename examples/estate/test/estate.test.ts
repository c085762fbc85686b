import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openFolder } from '@weighbridge/core/node';
import { parsePolicy } from '@weighbridge/posture/yaml';
import { weigh } from '@weighbridge/weigh';
import { expect, test } from 'vitest';

const NOW = new Date('2026-11-23T12:00:00Z');
const model = (name: string) => fileURLToPath(new URL(`../models/${name}`, import.meta.url));

const root = new URL('..', import.meta.url);
const policy = parsePolicy(readFileSync(new URL('policy.yaml', root), 'utf8'));

const EXPECTED = [
  { name: 'penguin-species-1', outcome: 'admit', because: [] },
  { name: 'penguin-species-2', outcome: 'refuse', because: ['WB-ART-1', 'WB-ART-2'] },
  { name: 'penguin-species-gguf', outcome: 'admit', because: [] },
  { name: 'silero-vad', outcome: 'admit', because: [] },
  { name: 'ocr-text-direction', outcome: 'cannot-decide', because: ['WB-BOM-4'] },
  { name: 'penguin-species-mirror', outcome: 'refuse', because: ['WB-INT-1', 'WB-INT-3'] },
  { name: 'silero-vad-fork', outcome: 'refuse', because: ['WB-INT-3'] },
] as const;

async function weighed(name: string, serving = false) {
  return weigh(await openFolder(model(name)), { policy, now: NOW, serving });
}

test.for(EXPECTED)('$name: $outcome', async ({ name, outcome, because }) => {
  const { posture } = await weighed(name);
  expect(posture.gate.outcome, posture.gate.sentence).toBe(outcome);
  if (because.length > 0)
    expect(posture.gate.because.map(({ control }) => control)).toEqual(because);
});

test.for([
  ['penguin-species-1', 'unknown single-observation', 'pass evidence-supports'],
  ['silero-vad', 'unknown single-observation', 'unknown evidence-missing'],
  ['penguin-species-mirror', 'unknown single-observation', 'unknown evidence-missing'],
] as const)('%s: WB-INT-2 %s, WB-PIP-1 %s', async ([name, digest, provenance]) => {
  const { verdicts } = (await weighed(name)).posture;
  const said = (id: string) => {
    const verdict = verdicts.find(({ control }) => control === id);
    return `${verdict?.status} ${verdict?.reason}`;
  };
  expect([said('WB-INT-2'), said('WB-PIP-1')]).toEqual([digest, provenance]);
});

test('a model served as admitted passes WB-INT-2, and one that was not admitted does not', async () => {
  const said = async (name: string) =>
    (await weighed(name, true)).posture.verdicts.find(({ control }) => control === 'WB-INT-2')
      ?.status;
  expect(await said('penguin-species-1')).toBe('pass');
  expect(await said('silero-vad')).toBe('unknown');
});

test('the changed weight and the added file are named', async () => {
  const messageOf = async (name: string) => (await weighed(name)).findings[0]?.message;
  expect(await messageOf('penguin-species-mirror')).toContain('model.safetensors');
  expect(await messageOf('silero-vad-fork')).toContain('silero_vad_fp16.onnx');
});

test('the GGUF model has the shapes of the model it was converted from, in half the bytes', async () => {
  const { description } = await weighed('penguin-species-gguf');
  const facts = description.readings.get('penguin-species-BF16.gguf')?.facts;
  const source = (await weighed('penguin-species-1')).description.readings.get('model.safetensors');
  const shapes = (tensors: readonly { name: string; shape: readonly unknown[] }[] = []) =>
    Object.fromEntries(tensors.map(({ name, shape }) => [name, shape]));
  expect(shapes(facts?.tensors)).toEqual(shapes(source?.facts.tensors));
  expect(facts?.parametersByDtype).toEqual({ BF16: 56, F32: 19 });
});

test('the attackers changed one byte and added one file, and nothing else', async () => {
  const [signed, mirror] = await Promise.all(
    ['penguin-species-1', 'penguin-species-mirror'].map((name) =>
      readFile(`${model(name)}/model.safetensors`),
    ),
  );
  const differing = Array.from(signed ?? []).filter((byte, at) => byte !== mirror?.[at]);
  expect(differing).toHaveLength(1);
  expect(mirror).toHaveLength(signed?.length ?? 0);
  const files = (name: string) => readdirSync(model(name)).toSorted();
  expect(files('silero-vad-fork')).toEqual([...files('silero-vad'), 'silero_vad_fp16.onnx']);
});

test('the private key is not in any model and readable only by its owner', () => {
  const inModels = readdirSync(new URL('models', root), { recursive: true, encoding: 'utf8' });
  expect(inModels.filter((path) => /\.(?:pem|key)$/.test(path))).toEqual([]);
  const ignored = readFileSync(new URL('.gitignore', root), 'utf8').split('\n');
  expect(ignored).toContain('keys/');
  const key = new URL('keys/release.pem', root);
  // A cached set-up restores the signed models, but no key.
  if (existsSync(key) && process.platform !== 'win32') {
    expect(statSync(key).mode & 0o077).toBe(0);
  }
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
