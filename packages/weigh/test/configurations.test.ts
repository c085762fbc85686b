import { memoryFolder } from '@weighbridge/core';
import { writeSafetensors } from '@weighbridge/model-formats';
import { expect, test } from 'vitest';
import { weigh } from '../src/weigh.ts';
import { JSON_FORMS, nest, writeDocument, YAML_FORMS } from './support/configuration-forms.ts';
import type { Form } from './support/configuration-forms.ts';
import { PLANTS } from './support/configurations.ts';
import type { Plant } from './support/configurations.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const PLACEMENTS = 500;
const PADDING = 9 * 2 ** 20;
/** Placements with the full padding; the others have 1/64 of it. */
const LONG_PADDINGS = process.env['WEIGHBRIDGE_LONG'] === undefined ? 4 : 16;

const text = new TextEncoder();
const GOOD = {
  'README.md': text.encode('---\nlicense: mit\n---\n\n# A model\n'),
  'model.safetensors': writeSafetensors(
    [{ name: 'w', dtype: 'F32', shape: [2, 2], data: new Uint8Array(16) }],
    {},
  ),
};

const FOLDERS = ['', 'vision_tower/', 'a/b/', '0_Transformer/', 'onnx/deep/er/than/that/'];
const NAMES = [
  'config',
  'tokenizer_config',
  'settings',
  'params',
  'hparams',
  'Config.V2',
  'modular_config',
];
const DEPTHS = [0, 1, 2, 3, 5, 9, 40];

interface Placement {
  readonly title: string;
  readonly path: string;
  readonly hostile: string;
  readonly benign: string;
  /** The document without the planted text. */
  readonly bare: string;
}

/** The placement with this number, always the same: every dimension steps through its values at its own pace. */
function placement(n: number, long: { left: number }): Placement {
  const plant = PLANTS[n % PLANTS.length] as Plant;
  const forms: readonly Form[] = plant.file === undefined && n % 3 === 2 ? YAML_FORMS : JSON_FORMS;
  const form = forms[Math.floor(n / 3 + n / PLANTS.length) % forms.length] as Form;
  const isPadded = form.endsWith('before') && !/^(?:NaN|Infinity)/.test(form);
  const padding = isPadded && long.left > 0 ? PADDING : PADDING / 64;
  if (isPadded && long.left > 0) long.left -= 1;
  const isYaml = (YAML_FORMS as readonly Form[]).includes(form) && forms === YAML_FORMS;
  const name = plant.file ?? `${NAMES[n % NAMES.length]}.${isYaml ? 'yaml' : 'json'}`;
  const depth = plant.isWhole === true ? 0 : (DEPTHS[Math.floor(n / 5) % DEPTHS.length] as number);
  const path = `${FOLDERS[Math.floor(n / 2) % FOLDERS.length]}${name}`;
  const write = (value: unknown) =>
    writeDocument(plant.isWhole === true ? value : nest(value, depth), form, padding);
  return {
    title: `${plant.name} in ${path}, ${form}, ${depth} levels deep`,
    path,
    hostile: write(plant.hostile),
    benign: write(plant.benign),
    bare: write(Array.isArray(plant.hostile) ? [] : {}),
  };
}

async function gateOf(path: string, document: string) {
  const folder = memoryFolder('tiny', { ...GOOD, [path]: text.encode(document) });
  const { posture, findings } = await weigh(folder, { now: NOW });
  return { outcome: posture.gate.outcome, sentence: posture.gate.sentence, findings };
}

test(`none of ${PLACEMENTS} configurations that ask for code is admitted, and each twin gets its folder's outcome`, async () => {
  const long = { left: LONG_PADDINGS };
  const admitted: string[] = [];
  const unnamed: string[] = [];
  const different: string[] = [];
  let twins = 0;
  for (let n = 0; n < PLACEMENTS; n += 1) {
    const { title, path, hostile, benign, bare } = placement(n, long);
    const bad = await gateOf(path, hostile);
    if (bad.outcome !== 'refuse') admitted.push(`${title}: ${bad.outcome}`);
    const named = bad.findings.some(
      ({ ruleId, locations }) => ruleId.startsWith('code/') && locations[0]?.path === path,
    );
    if (!named) unnamed.push(title);
    const [twin, without] = [await gateOf(path, benign), await gateOf(path, bare)];
    if (twin.outcome === 'admit') twins += 1;
    if (twin.outcome !== without.outcome || twin.outcome !== 'admit')
      different.push(`${title}: ${twin.outcome}, without it ${without.outcome}: ${twin.sentence}`);
  }
  expect(admitted).toEqual([]);
  expect(unnamed).toEqual([]);
  expect(different).toEqual([]);
  expect(twins).toBeGreaterThanOrEqual(400);
});
