import { readFrontMatter } from '../front-matter.ts';
import { isRecord, member } from '../text.ts';
import { mainSet } from './main-set.ts';
import { planPlain } from './plain.ts';
import { defineDescriber } from './plan.ts';
import type { PlanInput } from './plan.ts';

/** The description that MLflow writes at the top of a model. */
export const MLMODEL = 'MLmodel';
/** Members of a flavour that name the file or the folder of its model. */
const PATHS = [
  'model_path',
  'data',
  'pickled_model',
  'model_data',
  'model_binary',
  'saved_model_dir',
  'path',
];

/** An MLflow model: the flavours name the files. */
export const mlflow = defineDescriber({
  id: 'mlflow',
  citations: ['https://mlflow.org/docs/latest/ml/model/#mlmodel-file'],
  async plan(input) {
    const flavours = await readFlavours(input);
    if (flavours === undefined) return undefined;
    const named = Object.values(flavours).flatMap((flavour) =>
      PATHS.flatMap((key) => {
        const path = member(flavour, key);
        return typeof path === 'string' && path !== '' ? [path.replace(/\/+$/, '')] : [];
      }),
    );
    const sets = input.sets.filter(({ path }) =>
      named.some((name) => path === name || path.startsWith(`${name}/`)),
    );
    const folder = named
      .map((name) => `${name}/`)
      .find((name) => mainSet(sets, name) !== undefined);
    const main =
      (folder === undefined ? undefined : mainSet(sets, folder)) ??
      (sets.length === 1 ? sets[0] : undefined);
    const plan = planPlain(input, main);
    return {
      ...plan,
      claims: [...plan.claims, { field: 'model.kind', value: 'mlflow', locator: MLMODEL }],
    };
  },
});

async function readFlavours(
  input: PlanInput,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (!input.files.has(MLMODEL)) return undefined;
  const text = await input.files.text(MLMODEL);
  const read = text === undefined ? undefined : await readFrontMatter(text, input.files.limits);
  if (read === undefined || 'trouble' in read) return undefined;
  const flavours = member(read.value, 'flavors');
  return isRecord(flavours) ? flavours : {};
}
