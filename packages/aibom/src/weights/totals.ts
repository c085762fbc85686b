import { countParameters } from '../packing/count.ts';
import type { ParameterCount } from '../packing/count.ts';
import type { DeclaredQuantisation } from '../quantisation/declared.ts';
import { byCodeUnits } from '../text.ts';
import type { WeightSet } from './sets.ts';

/** What was counted in sets of weights that belong together. */
export interface WeightTotals extends ParameterCount {
  readonly tensors: number;
  readonly elements: number;
  readonly elementsByDtype: Readonly<Record<string, number>>;
  readonly files: number;
  /** Whether every file that should be there is, and was read. */
  readonly isWhole: boolean;
}

/** Counts tensors, elements and parameters of sets. A set of which a file is missing has no count of parameters. */
export function weightTotals(
  sets: readonly WeightSet[],
  declared: readonly DeclaredQuantisation[],
): WeightTotals {
  const readings = sets.flatMap((set) => set.readings);
  const isWhole = sets.every((set) => set.isWhole && set.readings.length > 0);
  const facts = readings.map((reading) => reading.facts);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  const elements = sum(facts.map(({ parameterCount }) => parameterCount));
  const counted = count(sets, declared, elements);
  const { parameters, ...rest } = counted;
  return {
    ...rest,
    ...(isWhole && parameters !== undefined ? { parameters } : {}),
    tensors: sum(facts.map(({ tensorCount }) => tensorCount)),
    elements,
    elementsByDtype: byDtype(facts.map(({ parametersByDtype }) => parametersByDtype)),
    files: sets.reduce((total, set) => total + set.files.length, 0),
    isWhole,
  };
}

/** Only safetensors files hold packed weights whose tensors do not say what they are. */
function count(
  sets: readonly WeightSet[],
  declared: readonly DeclaredQuantisation[],
  elements: number,
): ParameterCount {
  const readings = sets.flatMap((set) => set.readings);
  if (readings.some(({ facts }) => hasPackingOperator(facts.operators)))
    return { packed: ['onnx-block-quantized'], unclear: ['MatMulNBits'] };
  const tensors = readings
    .filter(({ format }) => format === 'safetensors')
    .flatMap(({ facts }) => facts.tensors);
  const listed = readings.every(
    ({ format, facts }) => format !== 'safetensors' || facts.tensors.length === facts.tensorCount,
  );
  if (!listed) return { packed: [], unclear: [] };
  const metadata: Record<string, string> = Object.assign(
    Object.create(null) as Record<string, string>,
    ...readings.map(({ facts }) => facts.metadata),
  );
  const packed = countParameters(tensors, declared, metadata);
  if (packed.packed.length === 0 && packed.unclear.length === 0)
    return { parameters: elements, packed: [], unclear: [] };
  const others = readings
    .filter(({ format }) => format !== 'safetensors')
    .reduce((total, { facts }) => total + facts.parameterCount, 0);
  const { parameters, ...rest } = packed;
  return parameters === undefined ? rest : { ...rest, parameters: parameters + others };
}

/** Operators that take weights of several values in a byte. */
const PACKING = [
  'com.microsoft::MatMulNBits',
  'com.microsoft::GatherBlockQuantized',
  'com.microsoft::MatMulBnb4',
  'com.microsoft::QMoE',
];

function hasPackingOperator(operators: Readonly<Record<string, number>> = {}): boolean {
  return PACKING.some((name) => Object.hasOwn(operators, name));
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
