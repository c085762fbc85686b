import { baseName, folderOf, nameParts } from '../weights/names.ts';
import type { WeightSet } from '../weights/weight-set.ts';
import { mainSet } from './main-set.ts';
import { defineDescriber } from './plan.ts';
import type { ComponentPlan, FolderPlan, PlanInput } from './plan.ts';
import { beside } from './roles.ts';

/** Graphs that one model is split into, as export tools call them. */
const PARTS =
  /^(?:(?:text_|vision_|audio_|image_|prompt_)?encoder|decoder|decoder_with_past|embed_tokens|embeddings|lm_head|vae|unet|text_model|vision_model|audio_model|tokenizer|joint|joiner|decoder_joint)(?:[._-](?:model|merged|with_past|with_past_model|model_merged))*$/i;

/** A folder that only its configuration and file names describe. */
export const plain = defineDescriber({
  id: 'plain',
  citations: [
    'https://huggingface.co/docs/transformers/main_classes/model',
    'https://huggingface.co/docs/optimum/exporters/onnx/usage_guides/export_a_model',
  ],
  plan: (input) => Promise.resolve(planPlain(input)),
});

/** Plans a folder whose model is a set by its name, or the only one, or one of several. */
export function planPlain(input: PlanInput, preferred?: WeightSet): FolderPlan {
  const { sets } = input;
  const main = preferred ?? mainSet(sets, '') ?? (sets.length === 1 ? sets[0] : undefined);
  if (main !== undefined) return around(main, input);
  const candidates = sets.map((set) => ({ set, plan: beside(set, input, undefined) }));
  const models = candidates.filter(({ plan }) => plan.role === 'stray').map(({ set }) => set);
  const others = candidates.filter(({ plan }) => plan.role !== 'stray').map(({ plan }) => plan);
  const byStem = Map.groupBy(models, stemOf);
  if (models.length === 0) return onlyOthers(others);
  if (byStem.size > 1) return several([...byStem.values()], others, input);
  const base = models.find(
    (set) => nameParts(baseName(set.path)).variant === undefined && set.readings.length > 0,
  );
  const single = base ?? (models.length === 1 ? models[0] : undefined);
  if (single !== undefined) return around(single, input);
  const variants = models.map((set) => asRole(set, 'variant', input));
  return {
    ...EMPTY,
    components: [...variants, ...others],
    shared: variants.map(({ name }) => name),
  };
}

const EMPTY = { sets: [], root: '', claims: [], isOneModel: true } as const;

/** A folder with nothing but adapters: the folder is of that kind, and each adapter is one. */
function onlyOthers(others: readonly ComponentPlan[]): FolderPlan {
  const [first] = others;
  const isKind = first !== undefined && others.every(({ role }) => role === 'adapter');
  const claims = isKind
    ? [{ field: 'model.kind', value: 'adapter', locator: first.known.locator }]
    : [];
  return {
    ...EMPTY,
    components: others,
    claims,
    shared: others.map(({ name }) => name),
    isOneModel: false,
  };
}

/** One set is the model; every other set is a separate component. */
function around(main: WeightSet, input: PlanInput): FolderPlan {
  const self = beside(main, input, undefined);
  const isAdapter = self.role === 'adapter';
  const claims = isAdapter
    ? [{ field: 'model.kind', value: 'adapter', locator: self.known.locator }]
    : [];
  const others = input.sets.filter((set) => set !== main).map((set) => beside(set, input, main));
  const root = folderOf(main.path);
  const hasOwn =
    root !== '' && !input.files.has('config.json') && input.files.has(`${root}config.json`);
  return {
    sets: [main],
    root: hasOwn ? root : '',
    components: others,
    claims,
    shared: [],
    isOneModel: true,
  };
}

/**
 * Several groups of names: parts of one model when one configuration describes them or export tools use these names,
 * otherwise separate models.
 */
function several(
  groups: readonly (readonly WeightSet[])[],
  others: readonly ComponentPlan[],
  input: PlanInput,
): FolderPlan {
  const isDescribed = input.files.has('config.json');
  const areParts =
    isDescribed || groups.every(([first]) => first !== undefined && PARTS.test(shortStem(first)));
  const role = areParts ? 'part' : 'model';
  const components = groups.flatMap((group) => {
    const first =
      group.find((set) => nameParts(baseName(set.path)).variant === undefined) ?? group[0];
    if (first === undefined) return [];
    const own = asRole(first, role, input);
    const variants = group
      .filter((set) => set !== first)
      .map((set) => ({
        ...asRole(set, set.format === first.format ? 'variant' : 'export', input),
        of: own.name,
      }));
    return [own, ...variants];
  });
  const shared = components.filter((each) => each.role === role).map(({ name }) => name);
  return { ...EMPTY, components: [...components, ...others], shared, isOneModel: false };
}

function asRole(set: WeightSet, role: ComponentPlan['role'], input: PlanInput): ComponentPlan {
  return { ...beside(set, input, undefined), role };
}

/** Path without folders, precision words and extensions; files with one name in several formats are one model. */
function stemOf(set: WeightSet): string {
  const folders = folderOf(set.path)
    .split('/')
    .filter((part) => nameParts(part).variant === undefined);
  return `${folders.join('/')}/${shortStem(set)}`.toLowerCase();
}

function shortStem({ path, index }: WeightSet): string {
  const name = baseName(index?.path ?? path).replace(/\.index.*\.json$/i, '');
  const { stem } = nameParts(name.replace(/[-_.]?\d+[-_]of[-_]\d+/i, ''));
  return stem.replace(
    /\.(?:safetensors|gguf|onnx|tflite|bin|pt|pth|h5|keras|xml|ckpt|mlmodel|mlpackage|engine|pte|npz|msgpack|lite|pb)$/i,
    '',
  );
}
