import type { FormatReading } from '@weighbridge/model-formats';
import { claimList } from '../claims.ts';
import { defineCollector } from '../collector.ts';
import type { ModelFiles } from '../collector.ts';
import { byCodeUnits } from '../text.ts';

/** Files that hold the weights of one model between them. */
interface WeightSet {
  /** The file to point at: the only one, or the first shard. */
  readonly path: string;
  readonly readings: readonly FormatReading[];
  readonly parameters: number;
}

const SHARD = /-(\d{5})-of-(\d{5})(?=\.[^./]+$)/;

/** Facts of the weights themselves: how many parameters, of which types, with which metadata. */
export const weightHeader = defineCollector({
  id: 'weight-header',
  title: 'Headers of weight files',
  citations: [
    'https://huggingface.co/docs/safetensors/index#format',
    'https://onnx.ai/onnx/intro/concepts.html',
  ],
  collect(files) {
    const list = claimList('measured', files.limits);
    const [primary, ...others] = weightSets(files);
    if (primary === undefined) return list;
    const locator = `${primary.path}@${headerOffset(primary)}`;
    list.add('model.parameters', primary.parameters, locator);
    list.add('model.parametersByDtype', parametersByDtype(primary), locator);
    list.add('model.tensors', sum(primary.readings.map((r) => r.facts.tensorCount)), locator);
    list.add('model.weightFiles', primary.readings.length, locator);
    addMetadata(list, primary, locator);
    for (const other of others) {
      const where = `${other.path}@${headerOffset(other)}`;
      list.add('variant.parameters', { path: other.path, parameters: other.parameters }, where);
    }
    return list;
  },
});

/** The largest set first: a folder often holds the same model in several formats or precisions. */
function weightSets(files: ModelFiles): readonly WeightSet[] {
  const groups = new Map<string, { path: string; readings: FormatReading[] }>();
  for (const { path, role, wellFormed } of files.files) {
    const reading = files.readings.get(path);
    if (role !== 'model' || reading === undefined || wellFormed === false) continue;
    if (reading.facts.tensorCount === 0) continue;
    const key = path.replace(SHARD, '-of-$2');
    const group = groups.get(key) ?? { path, readings: [] };
    group.readings.push(reading);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ path, readings }) => ({
      path,
      readings,
      parameters: sum(readings.map((r) => r.facts.parameterCount)),
    }))
    .sort((a, b) => b.parameters - a.parameters || byCodeUnits(a.path, b.path));
}

function parametersByDtype(set: WeightSet): Readonly<Record<string, number>> {
  const totals = new Map<string, number>();
  for (const { facts } of set.readings) {
    for (const [dtype, count] of Object.entries(facts.parametersByDtype)) {
      totals.set(dtype, (totals.get(dtype) ?? 0) + count);
    }
  }
  return Object.fromEntries([...totals].sort(([a], [b]) => byCodeUnits(a, b)));
}

/** Free text in a header is a declaration, even though it stands in the bytes. */
function addMetadata(list: ReturnType<typeof claimList>, set: WeightSet, locator: string): void {
  const metadata = set.readings[0]?.facts.metadata ?? {};
  if (Object.keys(metadata).length > 0)
    list.add('model.headerMetadata', metadata, locator, 'declared');
  const licence = Object.hasOwn(metadata, 'modelspec.license')
    ? metadata['modelspec.license']
    : undefined;
  list.add('model.licence', licence, locator, 'declared');
}

/** A safetensors header begins after its eight length bytes; other headers are the file's beginning. */
function headerOffset(set: WeightSet): number {
  return set.readings[0]?.format === 'safetensors' ? 8 : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
