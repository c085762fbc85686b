import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFolder } from '@weighbridge/core/node';
import { describeWith, find } from '@weighbridge/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimsOf } from '../src/claims.ts';
import { baseModelsOf } from '../src/cyclonedx/base-models.ts';
import { datasetsOf } from '../src/datasets.ts';
import { describeModel } from '../src/describe.ts';
import type { ModelDescription } from '../src/description.ts';
import { describeLicences } from '../src/payloads.ts';
import { toCycloneDx } from '../src/to-cyclonedx.ts';

/** The SPDX name of each licence that a card states. */
const LICENCES: readonly (readonly [string, readonly string[]])[] = [
  ['r11-lora-localpath', ['MIT']],
  ['r13-lic-bigcode', ['LicenseRef-bigcode-openrail-m']],
  ['r13-lic-bsd3clear', ['BSD-3-Clause-Clear']],
  ['r13-lic-cc', ['CC-BY-NC-SA-4.0']],
  ['r13-lic-cdla', ['CDLA-Permissive-2.0']],
  ['r13-lic-deprecated', ['AGPL-3.0-only']],
  ['r13-lic-etalab', ['etalab-2.0']],
  ['r13-lic-gpl', ['GPL-3.0-only']],
  ['r13-lic-lgpl', ['LicenseRef-lgpl']],
  ['r13-lic-list', ['Apache-2.0', 'MIT']],
  ['r13-lic-llama', ['LicenseRef-llama3.2']],
  ['r13-lic-mapping', ['MIT']],
  ['r13-lic-ms', ['MS-PL']],
  ['r13-lic-null', []],
  ['r13-lic-number', ['NOASSERTION']],
  ['r13-lic-odbl', ['ODbL-1.0']],
  ['r13-lic-orlower', ['MIT OR Apache-2.0']],
  ['r13-lic-other', ['LicenseRef-nvidia-open-model-license']],
  ['r13-lic-slash', ['MIT OR Apache-2.0']],
  ['r13-lic-spdxurl', ['Apache-2.0']],
  ['r13-lic-upper', ['Apache-2.0']],
  ['r13-lic-wtfpl', ['WTFPL']],
  ['r14-card-leadnl', ['MIT']],
  ['r14-card-noclose', ['NOASSERTION']],
  ['r14-card-colon', ['MIT']],
  ['r14-card-tab', ['MIT']],
  ['r14-card-comment', ['MIT']],
];

/** Where a copy of the Apache licence is found. */
const LICENCE_FILES: readonly string[] = [
  'LICENSE.md',
  'LICENSE.rst',
  'LICENSE.txt',
  'LICENSE-MODEL',
  'MODEL_LICENSE',
  'license',
  'docs/LICENSE',
  'LICENSES/Apache-2.0.txt',
];

/** Cases in which two sources use different words for the same thing. */
const NO_CONTRADICTION: readonly string[] = [
  'r11-lora-localpath',
  'r61-electra',
  'r61b-opt350m',
  'r62-nested-quant-dtype',
];

const need = find('vectors') === undefined ? 'vectors' : 'python3';

describeWith(need)('cards and licences seen in the field', () => {
  let home = '';
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'weighbridge-cards-'));
    const script = join(find('vectors') ?? '', 'field', 'make-cases.py');
    execFileSync(find('python3') ?? 'python3', ['-I', script, home], { stdio: 'pipe' });
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const described = async (name: string): Promise<ModelDescription> =>
    describeModel(await openFolder(join(home, name)));
  const rulesOf = ({ findings }: ModelDescription) => findings.map(({ ruleId }) => ruleId);
  const namesOf = (model: ModelDescription) => baseModelsOf(model).map(({ name }) => name);
  const valuesOf = (model: ModelDescription, field: string) =>
    claimsOf(model, field).map(({ value }) => value);

  test.each(LICENCES)('%s is under %j', async (name, expressions) => {
    const { licences } = describeLicences(await described(name));
    expect(licences.map(({ expression }) => expression)).toEqual(expressions);
  });

  test.each(LICENCE_FILES)('finds the text in %s', async (path) => {
    const licence = fileURLToPath(new URL('../../../LICENSE', import.meta.url));
    const folder = join(home, `file-${path.replaceAll('/', '-')}`);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(licence, join(folder, path));
    const model = await describeModel(await openFolder(folder));
    expect(model.findings).toEqual([]);
    expect(claimsOf(model, 'model.licence')).toMatchObject([
      { value: 'Apache-2.0', tier: 'measured' },
    ]);
  });

  test.each(NO_CONTRADICTION)('%s has no contradiction', async (name) => {
    expect(rulesOf(await described(name))).not.toContain('bom/contradiction');
  });

  test('reads no as a language, and reads a base model', async () => {
    const model = await described('r10-norway');
    expect(valuesOf(model, 'model.language')).toEqual(['nn', 'no', 'sv']);
    expect(namesOf(model)).toEqual(['NbAiLab/nb-bert-base']);
  });

  test('unfilled placeholders state nothing', async () => {
    const { claims } = await described('r11-lora-localpath');
    const fields = claims.map(({ field }) => field);
    const quoted = ['description', 'intendedUse', 'limitation', 'outOfScope', 'ethics'];
    expect(fields.filter((field) => quoted.includes(field.replace('model.', '')))).toEqual([]);
  });

  test.each([
    ['r11-lora-localpath', ['microsoft/Phi-3-mini-128k-instruct'], 1],
    ['r11b-lora-relpath', [], 1],
    ['r11c-lora-dotpath', [], 1],
    ['r12-dict-card', ['mistralai/Mistral-7B-v0.1', 'openai/gpt-3'], 0],
    ['r64-base-model-forms', ['gpt2', 'meta-llama/Llama-3.1-8B'], 3],
  ] as const)('%s was made from %j and %i local paths', async (name, bases, paths) => {
    const model = await described(name);
    expect(namesOf(model)).toEqual(bases);
    expect(claimsOf(model, 'model.baseModelPath')).toHaveLength(paths);
    expect(rulesOf(model).filter((id) => id === 'bom/local-base-model')).toHaveLength(
      Math.min(paths, 1),
    );
    const purls = [...JSON.stringify(toCycloneDx(model)).matchAll(/"pkg:huggingface\/([^"]+)"/g)];
    const owned = bases.filter((base) => base.includes('/'));
    expect([...new Set(purls.map(([, purl]) => purl))]).toEqual(owned);
  });

  test('reads mappings', async () => {
    const model = await described('r12-dict-card');
    expect(datasetsOf(model).map(({ name }) => name)).toEqual([
      'HuggingFaceH4/ultrachat_200k',
      'wikimedia/wikipedia',
    ]);
    expect(baseModelsOf(model).map(({ relation }) => relation)).toEqual(['merge', 'merge']);
  });

  test('reads front matter after an empty line, and does not treat it as a description', async () => {
    const model = await described('r14-card-leadnl');
    expect(namesOf(model)).toEqual(['a/b']);
    expect(datasetsOf(model).map(({ name }) => name)).toEqual(['imdb']);
    expect(claimsOf(model, 'model.description')).toEqual([]);
  });

  test('reports a repeated member, and uses the last value', async () => {
    const model = await described('r14-card-dup');
    expect(valuesOf(model, 'model.licence')).toEqual(['apache-2.0']);
    expect(rulesOf(model)).toEqual(['bom/doubled-member']);
  });

  test.each(['r14-card-noclose', 'r14-card-dots'])('reports %s as unclosed', async (name) => {
    const model = await described(name);
    expect(claimsOf(model, 'model.description')).toEqual([]);
    expect(model.findings.map(({ message }) => message)).toEqual([
      'The front matter of README.md begins with "---" and is never closed.',
    ]);
  });

  test('NaN and Infinity cost only one value, which is named', async () => {
    const config = await described('r60-json-infinity');
    expect(valuesOf(config, 'model.architecture')).toEqual(['NemotronHForCausalLM']);
    expect(valuesOf(config, 'model.dtype')).toEqual(['bfloat16']);
    const state = await described('r60b-json-nan-trainer');
    expect(valuesOf(state, 'training.state')).toEqual([{ epoch: 1, global_step: 10 }]);
    expect([...config.findings, ...state.findings].map(({ message }) => message)).toEqual([
      'config.json is not strict JSON: it has NaN or Infinity; not read: /time_step_limit/1.',
      'trainer_state.json is not strict JSON: it has NaN or Infinity; not read: /log_history/0/loss.',
    ]);
  });

  test('names the quantisation of a part', async () => {
    const model = await described('r62-nested-quant-dtype');
    expect(valuesOf(model, 'model.quantisation')).toMatchObject([{ method: 'compressed-tensors' }]);
  });
});
