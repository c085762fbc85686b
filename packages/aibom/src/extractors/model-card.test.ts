import { expect, test } from 'vitest';
import { folderOf, weights } from '../../test/fixture.ts';
import { claimsOf } from '../claims.ts';
import { baseModelsOf } from '../cyclonedx/base-models.ts';
import { datasetsOf } from '../datasets.ts';
import { describeModel } from '../describe.ts';
import { missingFields } from '../fields.ts';
import { describeLicences } from '../payloads.ts';

const described = (matter: string, others: Readonly<Record<string, unknown>> = {}) =>
  describeModel(
    folderOf({
      'model.safetensors': weights({ a: [2] }),
      'README.md': `---\n${matter}\n---\n# m\n`,
      ...others,
    } as Parameters<typeof folderOf>[0]),
  );
const licencesOf = async (matter: string) =>
  describeLicences(await described(matter)).licences.map(({ expression }) => expression);

test.for([
  ['license: MIT', ['MIT']],
  ['license: [mit, apache-2.0]', ['MIT', 'Apache-2.0']],
  ['license: |\n  mit\n', ['MIT']],
  ['license: {name: MIT, link: x}', ['MIT']],
  ['license: {spdx: Apache-2.0, name: Ours}', ['Apache-2.0']],
  ['licenses: [mit]', ['MIT']],
  ['licence: mit', ['MIT']],
  ['license: other\nlicense_name: Ours', ['LicenseRef-Ours']],
  ['license: Other\nlicense_name: [MIT]', ['MIT']],
  ['license: other', ['LicenseRef-other']],
  ['license: {license}', []],
  ['license: "[More Information Needed]"', []],
  ['license:', []],
  ['license: []', []],
  ['license: 2.0', ['NOASSERTION']],
  ['license: true', ['NOASSERTION']],
  ['license: {link: x}', ['NOASSERTION']],
  ['license: [mit, 3]', ['MIT', 'NOASSERTION']],
] as const)('%j is under %j', async ([matter, expressions]) => {
  expect(new Set(await licencesOf(matter))).toEqual(new Set(expressions));
});

test('base models and data sets are read in every form', async () => {
  const model = await described(`base_model:
- https://huggingface.co/acme/a/tree/main
- ACME/a
- {name: B, repo_url: https://hf.co/acme/b}
- {id: acme/c, revision: x}
- {nothing: here}
- {base_model}
- ~
datasets:
- https://huggingface.co/datasets/acme/d
- acme/d
- {name: E, organization: Acme, repo_url: https://huggingface.co/datasets/acme/e}
- ./data/train.csv
- imdb`);
  expect(baseModelsOf(model).map(({ name }) => name)).toEqual(['ACME/a', 'acme/b', 'acme/c']);
  expect(datasetsOf(model).map(({ name }) => name)).toEqual(['acme/d', 'acme/e', 'imdb']);
  expect(model.findings.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
    'bom/unread-member note',
  ]);
});

test('a local path leaves the base model missing, and is not repeated in findings', async () => {
  const model = await described('base_model: /home/jane/secret-project/llama');
  expect(missingFields(model)).toContain('base-model');
  expect(claimsOf(model, 'model.baseModelPath')).toMatchObject([
    { value: { path: '/home/jane/secret-project/llama' }, tier: 'declared' },
  ]);
  expect(model.findings.map(({ message }) => message)).toEqual([
    'README.md names a base model by a local path, which does not identify it.',
  ]);
});

test('what was loaded before is a hint, not a base model', async () => {
  const hinted = await described('license: mit', { 'config.json': { _name_or_path: 'acme/base' } });
  expect(claimsOf(hinted, 'model.baseModelHint')).toMatchObject([
    { value: { name: 'acme/base' }, tier: 'inferred' },
  ]);
  expect(missingFields(hinted)).toContain('base-model');
  for (const path of ['./out', '/tmp/x', ''])
    expect(
      claimsOf(
        await described('license: mit', { 'config.json': { _name_or_path: path } }),
        'model.baseModelHint',
      ),
    ).toEqual([]);
});

test('a metric that is not a number has no value', async () => {
  const metrics = 'metrics: [{type: loss, value: .inf}, {type: f1, value: 0.5}]';
  const model = await described(`model-index:\n- results:\n  - ${metrics}`);
  expect(claimsOf(model, 'model.metric')).toMatchObject([
    { value: { type: 'loss', value: null } },
    { value: { type: 'f1', value: 0.5 } },
  ]);
});
