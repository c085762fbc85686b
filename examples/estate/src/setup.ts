import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePolicy } from '@weighbridge/posture/yaml';
import { addModel, changeOneWeight } from './attack.ts';
import { admit, provide } from './attest.ts';
import { ggufModelFiles } from './gguf-model.ts';
import { onnxModels } from './onnx-models.ts';
import { penguinModelFiles } from './penguin-model.ts';
import type { Penguin } from './penguins.ts';
import { mislabel, readPenguins, toBatches } from './penguins.ts';
import { policyText } from './policy.ts';
import { openRelease, sign } from './signing.ts';
import { accuracy, train, TRAIN_DEFAULTS } from './train.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TRAINING_ROWS = 274;
/** The batch with the poisoned labels of version 2. */
const POISONED_BATCH = 3;

/** Bytes that version 2 hides after its last tensor, where loaders that trust the header never look. */
const STOWAWAY = `weighbridge sample: ${'data that no tensor claims. '.repeat(24)}`;

async function main(): Promise<void> {
  await Promise.all(
    ['models', 'data'].map((folder) => rm(join(ROOT, folder), { recursive: true, force: true })),
  );
  const penguins = readPenguins();
  const [training, test] = [penguins.slice(0, TRAINING_ROWS), penguins.slice(TRAINING_ROWS)];
  await trainVersion('1', training, test, '');
  await trainVersion('2', mislabel(training, POISONED_BATCH), test, STOWAWAY);
  await convertVersion('1');
  for (const [folder, files] of Object.entries(await onnxModels()))
    await write(join('models', folder), files);
  await release();
}

/** Signs the five models and admits the one in service; then makes the two tampered copies. */
async function release(): Promise<void> {
  const key = await openRelease(join(ROOT, 'keys'));
  const text = policyText(key.publicKey);
  await writeFile(join(ROOT, 'policy.yaml'), text);
  const inService = await sign(model('penguin-species-1'), key);
  for (const name of [
    'penguin-species-2',
    'penguin-species-gguf',
    'silero-vad',
    'ocr-text-direction',
  ])
    await sign(model(name), key);
  await changeOneWeight(model('penguin-species-1'), model('penguin-species-mirror'));
  await provide(model('penguin-species-1'), inService, key);
  await admit(model('penguin-species-1'), inService, parsePolicy(text), key);
  await addModel(
    model('silero-vad'),
    model('silero-vad-fork'),
    join(model('ocr-text-direction'), 'ch_ppocr_mobile_v2.0_cls_infer.onnx'),
  );
}

function model(name: string): string {
  return join(ROOT, 'models', name);
}

async function trainVersion(
  version: string,
  rows: readonly Penguin[],
  test: readonly Penguin[],
  stowaway: string,
): Promise<void> {
  const batches = toBatches(rows);
  const model = train(rows);
  const testAccuracy = accuracy(model, test);
  const result = {
    version,
    model,
    options: TRAIN_DEFAULTS,
    batches,
    trainAccuracy: accuracy(model, rows),
    testAccuracy,
    testRows: test.length,
  };
  const files = penguinModelFiles(result, await licenceText());
  const weights = files['model.safetensors'] ?? new Uint8Array();
  files['model.safetensors'] = Buffer.concat([weights, Buffer.from(stowaway)]);
  await write(join('models', `penguin-species-${version}`), files);
  const encoder = new TextEncoder();
  await write(
    join('data', `palmer-penguins-${version}`),
    Object.fromEntries(batches.map((batch) => [batch.name, encoder.encode(batch.csv)])),
  );
  console.log(
    `penguin-species ${version}: ${rows.length} rows, test accuracy ${testAccuracy.toFixed(3)}`,
  );
}

async function convertVersion(version: string): Promise<void> {
  const weights = await readFile(join(model(`penguin-species-${version}`), 'model.safetensors'));
  const files = await ggufModelFiles(weights, version, await licenceText());
  await write(join('models', 'penguin-species-gguf'), files);
}

function licenceText(): Promise<string> {
  return readFile(join(ROOT, '..', '..', 'LICENSE'), 'utf8');
}

async function write(folder: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(ROOT, folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
