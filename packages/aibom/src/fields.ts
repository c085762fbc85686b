import { bestClaim } from './claims.ts';
import { datasetsOf } from './datasets.ts';
import type { ModelDescription } from './description.ts';
import { asList, isRecord, member } from './text.ts';

/** One fact that a complete BOM of a model states. */
export interface Field {
  /** Notation of the G7 minimum element, or our own word where that list has no element for it. */
  readonly id: string;
  /** A few words for people. */
  readonly title: string;
  /** Whether a description states it; absent where only the BOM itself can. */
  described?(description: ModelDescription): boolean;
  /** Whether a CycloneDX document states it. */
  inBom(bom: BomView): boolean;
}

/** The parts of a BOM in which fields are searched for. */
export interface BomView {
  /** The whole document; empty if it is not an object. */
  readonly bom: Readonly<Record<string, unknown>>;
  /** Its `metadata`, unchanged. */
  readonly metadata: unknown;
  /** The component that is the model: the main one, or else the first of that type. */
  readonly model: unknown;
  /** The `modelParameters` of the model's card. */
  readonly parameters: unknown;
  /** Components of one type, at the top level. */
  ofType(type: string): readonly unknown[];
}

/** Views a BOM; anything that is not a BOM is viewed as an empty one. */
export function viewBom(bom: unknown): BomView {
  const metadata = member(bom, 'metadata');
  const components = asList(member(bom, 'components'));
  const main = member(metadata, 'component');
  const isModel = (component: unknown) => member(component, 'type') === 'machine-learning-model';
  const model = isModel(main) ? main : (components.find(isModel) ?? main);
  return {
    bom: isRecord(bom) ? bom : {},
    metadata,
    model,
    parameters: member(member(model, 'modelCard'), 'modelParameters'),
    ofType: (type) => components.filter((component) => member(component, 'type') === type),
  };
}

const has = (value: unknown, key: string): boolean => {
  const found = member(value, key);
  return Array.isArray(found)
    ? found.length > 0
    : found !== undefined && found !== null && found !== '';
};

/** If a folder holds several components, each must have it in its own card. */
const everyPartHas = (view: BomView, ...keys: readonly string[]): boolean => {
  const parts = view
    .ofType('machine-learning-model')
    .filter((component) =>
      asList(member(component, 'properties')).some(
        (item) =>
          member(item, 'name') === 'weighbridge:component' &&
          /"role":"(?:model|part)"/.test(String(member(item, 'value'))),
      ),
    );
  const parameters = parts.map((part) => member(member(part, 'modelCard'), 'modelParameters'));
  return parts.length > 0 && parameters.every((one) => keys.every((key) => has(one, key)));
};

const everyFileHas = (view: BomView, key: string): boolean => {
  const files = view.ofType('file');
  return files.length > 0 && files.every((file) => has(file, key));
};

const claimed = (view: BomView, field: string): boolean =>
  asList(member(view.model, 'properties')).some(
    (item) => member(item, 'name') === `weighbridge:claim:${field}`,
  );

const says =
  (...names: readonly string[]) =>
  (description: ModelDescription): boolean =>
    names.some((name) => bestClaim(description, name) !== undefined);

/** If a folder holds several components, each must state it. */
const everyPartSays =
  (...names: readonly string[]) =>
  ({ components }: ModelDescription): boolean => {
    const graphs = components.filter(({ role }) => role === 'model' || role === 'part');
    return (
      graphs.length > 0 &&
      graphs.every((one) => names.every((name) => bestClaim(one, name) !== undefined))
    );
  };

const hasData = (description: ModelDescription): boolean => datasetsOf(description).length > 0;

const hashedData = (data: unknown): boolean =>
  has(data, 'hashes') || asList(member(data, 'components')).some((file) => has(file, 'hashes'));

/** Fields of the BOM itself. */
const bomFields: readonly Field[] = [
  {
    id: 'G7AI-MD-01',
    title: 'Who answers for the BOM',
    inBom: (view) => has(view.metadata, 'authors') || has(view.metadata, 'manufacturer'),
  },
  {
    id: 'G7AI-MD-02',
    title: 'Serial number and version of the BOM',
    inBom: (view) => has(view.bom, 'serialNumber') && has(view.bom, 'version'),
  },
  {
    id: 'G7AI-MD-04',
    title: 'Format and its version',
    inBom: (view) => has(view.bom, 'specVersion'),
  },
  {
    id: 'G7AI-MD-06',
    title: 'Tool that made the BOM',
    inBom: (view) => has(view.metadata, 'tools'),
  },
  {
    id: 'G7AI-MD-08',
    title: 'Point in the life of the model',
    inBom: (view) => has(view.metadata, 'lifecycles'),
  },
  { id: 'G7AI-MD-09', title: 'Time of the BOM', inBom: (view) => has(view.metadata, 'timestamp') },
  { id: 'G7AI-MD-10', title: 'Dependency graph', inBom: (view) => has(view.bom, 'dependencies') },
];

/** Fields of the model. */
const modelFields: readonly Field[] = [
  {
    id: 'G7AI-MDL-01',
    title: 'Name',
    described: (d) => d.name !== '',
    inBom: (view) => has(view.model, 'name'),
  },
  {
    id: 'G7AI-MDL-02',
    title: 'Package URL',
    described: (d) => d.name !== '',
    inBom: (view) => has(view.model, 'purl'),
  },
  {
    id: 'G7AI-MDL-03',
    title: 'Version',
    described: says('model.version'),
    inBom: (view) => has(view.model, 'version'),
  },
  {
    id: 'G7AI-MDL-05',
    title: 'Producer',
    described: says('model.producer', 'model.author'),
    inBom: (view) => ['supplier', 'manufacturer', 'authors'].some((key) => has(view.model, key)),
  },
  {
    id: 'G7AI-MDL-07',
    title: 'Hash of every file',
    described: (d) => d.files.length > 0 && d.files.every((file) => file.digest !== undefined),
    inBom: (view) => everyFileHas(view, 'hashes'),
  },
  {
    id: 'G7AI-MDL-09',
    title: 'Architecture',
    described: says('model.architecture', 'model.architectureFamily', 'model.operators'),
    inBom: (view) =>
      has(view.parameters, 'modelArchitecture') ||
      has(view.parameters, 'architectureFamily') ||
      claimed(view, 'model.operators'),
  },
  {
    id: 'G7AI-MDL-10',
    title: 'Inputs and outputs',
    described: (d) =>
      (says('model.input')(d) && says('model.output')(d)) ||
      everyPartSays('model.input', 'model.output')(d),
    inBom: (view) =>
      (has(view.parameters, 'inputs') && has(view.parameters, 'outputs')) ||
      everyPartHas(view, 'inputs', 'outputs'),
  },
  {
    id: 'task',
    title: 'Task',
    described: says('model.task'),
    inBom: (view) => has(view.parameters, 'task'),
  },
  {
    id: 'G7AI-MDL-12',
    title: 'Licence',
    described: says('model.licence'),
    inBom: (view) => has(view.model, 'licenses'),
  },
  {
    id: 'base-model',
    title: 'Base model, or that there is none',
    described: says('model.baseModel'),
    inBom: (view) =>
      has(member(view.model, 'pedigree'), 'ancestors') || claimed(view, 'model.baseModel'),
  },
];

/** Fields of its data and of what it runs on. */
const otherFields: readonly Field[] = [
  {
    id: 'G7AI-DP-01',
    title: 'Data sets by name',
    described: hasData,
    inBom: (view) => view.ofType('data').length > 0,
  },
  {
    id: 'G7AI-DP-05',
    title: 'Hash of the data',
    described: (d) =>
      datasetsOf(d).some((data) => data.text('digest') !== undefined || data.batches.length > 0),
    inBom: (view) => view.ofType('data').some(hashedData),
  },
  {
    id: 'G7AI-DP-09',
    title: 'Data that the model was trained on',
    described: hasData,
    inBom: (view) => has(view.parameters, 'datasets'),
  },
  {
    id: 'G7AI-INF-01',
    title: 'Software that it needs',
    described: says('software.library', 'model.library'),
    inBom: (view) => view.ofType('library').length > 0,
  },
  {
    id: 'G7AI-SP-04',
    title: 'Known vulnerabilities',
    inBom: (view) => Array.isArray(view.bom['vulnerabilities']),
  },
];

/**
 * What a complete BOM must state, in the order of the G7 clusters.
 *
 * Elements that do not apply to every model (chat template, energy, metrics) are left out: their absence means nothing.
 * So are those of a system around the model, which a model cannot state.
 * @see https://www.bsi.bund.de/SharedDocs/Downloads/EN/BSI/KI/SBOM-for-AI_minimum-elements.pdf
 */
export const fields: readonly Field[] = [...bomFields, ...modelFields, ...otherFields];

/** Ids of the fields that a description lacks, in the order of the table, without those of the BOM itself. */
export function missingFields(description: ModelDescription): readonly string[] {
  return fields
    .filter((field) => field.described?.(description) === false)
    .map((field) => field.id);
}

/** Ids of the fields that a CycloneDX document lacks, in the order of the table. */
export function missingFromBom(bom: unknown): readonly string[] {
  const view = viewBom(bom);
  return fields.filter((field) => !field.inBom(view)).map((field) => field.id);
}
