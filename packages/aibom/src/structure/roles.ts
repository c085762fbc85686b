import type { ComponentRole } from '../component-role.ts';
import { baseName, folderOf, nameParts } from '../weights/names.ts';
import type { WeightSet } from '../weights/weight-set.ts';
import type { ComponentPlan, PlanInput } from './plan.ts';

/** Formats that models are trained in; files in other formats are made from these. */
const TRAINED = ['safetensors', 'torch', 'keras', 'tensorflow', 'flax', 'mlx'];
/** Folders for exports. */
const EXPORTS =
  /^(?:onnx|openvino|ov|coreml|tflite|gguf|mlx|tensorrt|trt|ncnn|paddle|flax|tf|rust|executorch|int8|fp16|quantized)[^/]*\//i;
/** A model's original layout, next to the one that the hub's libraries read. */
const ORIGINAL = /^(?:.*\/)?(?:original\/|consolidated[^/]*$)/;

/** A set as a component: its role in the model, how that is known, and what it holds. */
export function beside(
  set: WeightSet,
  input: PlanInput,
  main: WeightSet | undefined,
): ComponentPlan {
  const root = ownFolder(set, input);
  const { role, tier, locator } = roleOf(set, input, main);
  const inFolder = role === 'model' || role === 'adapter' ? root : undefined;
  return {
    name: set.index?.path ?? set.package ?? set.path,
    role,
    files: filesOf(set, inFolder, input),
    sets: [set],
    known: { tier, locator },
    claims: [],
    ...(inFolder === undefined ? {} : { root: inFolder }),
  };
}

interface Role {
  readonly role: ComponentRole;
  readonly tier: 'measured' | 'declared' | 'inferred';
  readonly locator: string;
}

function roleOf(set: WeightSet, input: PlanInput, main: WeightSet | undefined): Role {
  const inferred = (role: ComponentRole): Role => ({ role, tier: 'inferred', locator: set.path });
  const adapter = adapterRole(set, input);
  if (adapter !== undefined) return adapter;
  if (main === undefined) return inferred('stray');
  if (set.format !== main.format)
    return inferred(TRAINED.includes(main.format) ? 'export' : 'variant');
  if (isVariantOf(set, main)) return inferred('variant');
  if (ORIGINAL.test(set.path)) return inferred('copy');
  const folder = ownFolder(set, input);
  if (folder !== undefined && folder !== folderOf(main.path))
    return { role: 'model', tier: 'declared', locator: describedBy(folder, input) };
  const index = main.index;
  return index === undefined
    ? inferred('stray')
    : { role: 'stray', tier: 'declared', locator: `${index.path}#/weight_map` };
}

/** Whether a set has the same name except for the precision words, in the same folder or in a folder for exports. */
function isVariantOf(set: WeightSet, main: WeightSet): boolean {
  const [own, other] = [set, main].map(({ path, index }) => baseName(index?.path ?? path));
  const stem = (name = '') =>
    nameParts(
      name
        .replace(/\.index(?=\..*json$|\.json$)|\.json$/g, '')
        .replace(/[-_.]?\d+[-_]of[-_]\d+/, ''),
    ).stem;
  const sameFolder = folderOf(set.path) === folderOf(main.path) || EXPORTS.test(set.path);
  const says = nameParts(own ?? '').variant !== nameParts(other ?? '').variant;
  return sameFolder && says && stem(own) === stem(other);
}

/** The header's words for what is not a model. */
const HEADER_ROLES: Readonly<Record<string, ComponentRole>> = {
  adapter: 'adapter',
  mmproj: 'part',
};

/**
 * The role of a set whose header, configuration or name says that it is an adapter, or a part that another file needs.
 */
function adapterRole(set: WeightSet, { files }: PlanInput): Role | undefined {
  const said = headerRole(set);
  if (said !== undefined) return said;
  const config = `${folderOf(set.path)}adapter_config.json`;
  const name = baseName(set.path);
  if (files.has(config) && name.startsWith('adapter_model'))
    return { role: 'adapter', tier: 'declared', locator: config };
  if (name.startsWith('pytorch_lora_weights') || isAdapterByTensors(set))
    return { role: 'adapter', tier: 'inferred', locator: set.path };
  if (/^mmproj/i.test(name)) return { role: 'part', tier: 'inferred', locator: set.path };
  return undefined;
}

function headerRole({ path, readings }: WeightSet): Role | undefined {
  const entries = readings[0]?.facts.entries ?? [];
  const type = entries.find(({ key }) => key === 'general.type');
  const word = typeof type?.value === 'string' ? type.value : '';
  const role = Object.hasOwn(HEADER_ROLES, word) ? HEADER_ROLES[word] : undefined;
  if (role === undefined || type === undefined) return undefined;
  return { role, tier: 'declared', locator: `${path}@${type.byteOffset}` };
}

const LORA =
  /(?:^|[._])lora_(?:A|B|a|b|up|down|embedding_A|embedding_B)(?:[._]|$)|\.hada_w\d|\.lokr_w\d/;

/** Whether every tensor is one half of a low-rank product, or its scale. */
export function isAdapterByTensors({ readings }: WeightSet): boolean {
  const tensors = readings.flatMap(({ facts }) => facts.tensors);
  const [lora, others] = [
    tensors.filter(({ name }) => LORA.test(name)),
    tensors.filter(
      ({ name }) => !LORA.test(name) && !/(?:^|[._])(?:alpha|dora_scale|magnitude)/.test(name),
    ),
  ];
  return lora.length > 0 && others.length === 0;
}

const DESCRIPTIONS = ['config.json', 'adapter_config.json', 'model_index.json'];

function describedBy(folder: string, { files }: PlanInput): string {
  const name = DESCRIPTIONS.find((each) => files.has(`${folder}${each}`)) ?? '';
  return `${folder}${name}`;
}

/** A subfolder with its own configuration that is not a folder for exports. */
function ownFolder({ path }: WeightSet, { files }: PlanInput): string | undefined {
  const folder = folderOf(path);
  if (folder === '' || EXPORTS.test(path)) return undefined;
  return DESCRIPTIONS.some((name) => files.has(`${folder}${name}`)) ? folder : undefined;
}

/** Everything in its own folder, or else the files of the set and its index. */
function filesOf(
  set: WeightSet,
  root: string | undefined,
  { files }: PlanInput,
): readonly string[] {
  const index = set.index === undefined ? [] : [set.index.path];
  if (root === undefined || root === '') return [...new Set([...index, ...set.files])].sort();
  return files.files.map(({ path }) => path).filter((path) => path.startsWith(root));
}
