import { countGraph } from '../packing/count-graph.ts';
import { countParameters } from '../packing/count.ts';
import type { ParameterCount } from '../packing/count.ts';
import type { DeclaredQuantisation } from '../quantisation/declared.ts';
import { byCodeUnits } from '../text.ts';
import type { WeightSet } from './weight-set.ts';

/** Counts for sets of weights that belong together. */
export interface WeightTotals extends ParameterCount {
  readonly tensors: number;
  readonly elements: number;
  readonly elementsByDtype: Readonly<Record<string, number>>;
  readonly files: number;
  /** Whether every expected file is there and was read. */
  readonly isWhole: boolean;
}

/** A set of weights, with what is declared about its quantisation. */
export type DeclaredSet = readonly [set: WeightSet, declared: readonly DeclaredQuantisation[]];

/** Counts tensors, elements and parameters of sets. A set with a missing file has no parameter count. */
export function weightTotals(sets: readonly DeclaredSet[]): WeightTotals {
  const facts = sets.flatMap(([{ readings }]) => readings.map((reading) => reading.facts));
  const isWhole = sets.every(([set]) => set.isWhole && set.readings.length > 0);
  const counts = sets.map(([set, declared]) => count(set, declared));
  const known = counts.flatMap(({ parameters }) => parameters ?? []);
  return {
    packed: [...new Set(counts.flatMap(({ packed }) => packed))],
    unclear: counts.flatMap(({ unclear }) => unclear),
    ...(isWhole && known.length === counts.length ? { parameters: sum(known) } : {}),
    tensors: sum(facts.map(({ tensorCount }) => tensorCount)),
    elements: sum(facts.map(({ parameterCount }) => parameterCount)),
    elementsByDtype: byDtype(facts.map(({ parametersByDtype }) => parametersByDtype)),
    files: sum(sets.map(([{ files }]) => files.length)),
    isWhole,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

/** A graph's operators show what is packed; otherwise only safetensors files hold tensors that do not show it. */
function count(set: WeightSet, declared: readonly DeclaredQuantisation[]): ParameterCount {
  const [first, ...others] = set.readings;
  const graph = first !== undefined && others.length === 0 ? countGraph(first.facts) : undefined;
  return graph ?? countTensors(set, declared);
}

function countTensors(
  { readings }: WeightSet,
  declared: readonly DeclaredQuantisation[],
): ParameterCount {
  const elements = sum(readings.map(({ facts }) => facts.parameterCount));
  const tensors = readings
    .filter(({ format }) => format === 'safetensors')
    .flatMap(({ facts }) => facts.tensors);
  const listed = readings.every(
    ({ format, facts }) => format !== 'safetensors' || facts.tensors.length === facts.tensorCount,
  );
  if (!listed || hasSlices(tensors)) return { packed: [], unclear: [] };
  const metadata: Record<string, string> = Object.assign(
    Object.create(null) as Record<string, string>,
    ...readings.map(({ facts }) => facts.metadata),
  );
  const counted = countParameters(tensors, declared, metadata);
  const isPacked = counted.packed.length > 0 || counted.unclear.length > 0;
  return isPacked ? counted : { parameters: elements, packed: [], unclear: [] };
}

/** Whether files hold parts or copies of the same tensors, which file names alone do not show. */
function hasSlices(tensors: readonly { readonly name: string }[]): boolean {
  return new Set(tensors.map(({ name }) => name)).size < tensors.length;
}

function byDtype(
  records: readonly Readonly<Record<string, number>>[],
): Readonly<Record<string, number>> {
  const totals = new Map<string, number>();
  for (const record of records) {
    for (const [dtype, n] of Object.entries(record))
      totals.set(dtype, (totals.get(dtype) ?? 0) + n);
  }
  return Object.fromEntries([...totals].sort(([a], [b]) => byCodeUnits(a, b)));
}
