import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList, ModelFiles } from '../extractor.ts';
import { readFrontMatter } from '../front-matter.ts';
import { asList, at, isRecord, member } from '../text.ts';

const PATH = 'MLmodel';
/** Texts that are taken as they are. */
const TEXTS: readonly (readonly [field: string, key: string])[] = [
  ['training.run', 'run_id'],
  ['model.uuid', 'model_uuid'],
  ['model.created', 'utc_time_created'],
];
/** Maximum length of a signature that is read, UTF-16 code units (CWE-400). */
const MAX_SIGNATURE = 1_000_000;

/** What MLflow writes next to a model: flavours, run, versions, inputs and outputs. */
export const mlflowModel = defineExtractor({
  id: 'mlflow-model',
  title: 'MLflow MLmodel',
  citations: ['https://mlflow.org/docs/latest/ml/model/#mlmodel-file'],
  async extract(files) {
    const list = claimList('declared', files.limits);
    const value = await readModel(files);
    if (value === undefined) return list;
    for (const [field, key] of TEXTS) {
      const text = member(value, key);
      if (typeof text === 'string' && text !== '') list.add(field, text, at(PATH, key));
    }
    const version = member(value, 'mlflow_version');
    if (typeof version === 'string' || typeof version === 'number') {
      const library = { name: 'mlflow', version: String(version), ecosystem: 'pypi' };
      list.add('software.library', library, at(PATH, 'mlflow_version'));
    }
    addFlavours(list, member(value, 'flavors'));
    for (const [field, key] of [
      ['model.input', 'inputs'],
      ['model.output', 'outputs'],
    ] as const)
      addPorts(list, field, member(member(value, 'signature'), key), key);
    return list;
  },
});

async function readModel(
  files: ModelFiles,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (!files.has(PATH)) return undefined;
  const text = await files.text(PATH);
  const read = text === undefined ? undefined : await readFrontMatter(text, files.limits);
  return read === undefined || 'trouble' in read ? undefined : read.value;
}

/** Every flavour except the general one by name, with the version of its library and the class that it holds. */
function addFlavours(list: ClaimList, flavours: unknown): void {
  if (!isRecord(flavours)) return;
  for (const [name, flavour] of Object.entries(flavours).slice(0, 50)) {
    list.add('model.flavour', flavourName(name, flavour), at(PATH, 'flavors', name));
    const key = `${name}_version`;
    const version = member(flavour, key);
    if (typeof version !== 'string' && typeof version !== 'number') continue;
    const library = { name: LIBRARIES[name] ?? name, version: String(version), ecosystem: 'pypi' };
    list.add('software.library', library, at(PATH, 'flavors', name, key));
  }
}

/** The general flavour's loader says which flavour it represents. */
function flavourName(name: string, flavour: unknown): string {
  const loader = member(flavour, 'loader_module');
  const match =
    name === 'python_function' && typeof loader === 'string'
      ? /^mlflow\.([a-z_]+)/.exec(loader)
      : null;
  return match?.[1] ?? name;
}

const LIBRARIES: Readonly<Record<string, string>> = { sklearn: 'scikit-learn', pytorch: 'torch' };

/** A signature is JSON in a text: columns with a type, or tensors with a type and a shape. */
function addPorts(list: ClaimList, field: string, text: unknown, key: string): void {
  if (typeof text !== 'string' || text.length > MAX_SIGNATURE) return;
  let columns: unknown;
  try {
    columns = JSON.parse(text);
  } catch {
    return;
  }
  for (const column of asList(columns).slice(0, 1_000)) {
    const port = portText(column);
    if (port !== undefined) list.add(field, port, at(PATH, 'signature', key));
  }
}

function portText(column: unknown): string | undefined {
  const spec = member(column, 'tensor-spec');
  const [name, type] = [member(column, 'name'), member(spec, 'dtype') ?? member(column, 'type')];
  if (typeof type !== 'string') return undefined;
  const shape = member(spec, 'shape');
  const sizes = Array.isArray(shape)
    ? ` [${shape.filter((size) => typeof size === 'number').join(', ')}]`
    : '';
  return `${typeof name === 'string' ? `${name}: ` : ''}${type}${sizes}`;
}
