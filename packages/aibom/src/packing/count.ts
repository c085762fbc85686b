import type { TensorFact } from '@weighbridge/model-formats';
import type { DeclaredQuantisation } from '../quantisation/declared.ts';
import { quantisationSettings } from '../quantisation/settings.ts';
import type { PackedContext, PackedLayout } from './layout.ts';
import { layouts } from './layouts/index.ts';
import { elementsOf } from './shapes.ts';
import { packedUnits } from './units.ts';

/** The result of counting the parameters of a set of tensors. */
export interface ParameterCount {
  /** Absent when the number cannot be determined. */
  readonly parameters?: number;
  /** Layouts in which packed weights were found, each once; empty: no tensor is packed. */
  readonly packed: readonly string[];
  /** Names of packed weights whose number of parameters cannot be determined, at most ten. */
  readonly unclear: readonly string[];
}

/** Maximum number of weight names that are listed. */
const MAX_NAMES = 10;
/** Types that no library uses for packed weights; if there are no others, no weights are packed. */
const WIDE = new Set(['F64', 'F32', 'F16', 'BF16', 'C64']);

/**
 * Counts the parameters that tensors represent. Declared layouts are tried first, then those that the tensors' names
 * indicate; a tensor that belongs to no packed weight counts one parameter per element.
 * Cost: O(tensors * layouts).
 */
export function countParameters(
  tensors: readonly TensorFact[],
  declared: readonly DeclaredQuantisation[],
  metadata: Readonly<Record<string, string>>,
): ParameterCount {
  if (tensors.every(({ dtype }) => WIDE.has(dtype))) return plain(tensors);
  const found: Found = { parameters: 0, packed: new Set(), unclear: [] };
  let rest: readonly TensorFact[] = tensors;
  const endings = endingsOf(tensors);
  for (const candidate of candidates(declared, metadata)) {
    const isPossible = candidate.layout.endings.some(
      (ending) => ending !== WEIGHT && endings.has(ending),
    );
    if (isPossible) rest = take(rest, candidate, found);
  }
  if (found.packed.size === 0) return unknownLayout(tensors, declared) ?? plain(tensors);
  const total = found.parameters + sum(withoutHelpers(rest, declared));
  return {
    ...(found.unclear.length === 0 && Number.isSafeInteger(total) ? { parameters: total } : {}),
    packed: [...found.packed],
    unclear: found.unclear.slice(0, MAX_NAMES),
  };
}

/** The part of each name from each of its last separators on, separator included: an ending that no name has need not be searched for. */
function endingsOf(tensors: readonly TensorFact[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { name } of tensors) {
    let from = name.length;
    for (let i = 0; i < MAX_SEPARATORS && from > 0; i += 1) {
      from = Math.max(name.lastIndexOf('.', from - 1), name.lastIndexOf('_', from - 1));
      if (from < 0) break;
      found.add(name.slice(from));
    }
  }
  return found;
}

/** The ending of nearly every tensor, which therefore identifies nothing. */
const WEIGHT = '.weight';

/** Number of separators in the longest ending of a layout. */
const MAX_SEPARATORS = 8;

interface Found {
  parameters: number;
  readonly packed: Set<string>;
  readonly unclear: string[];
}

/** Counts the weights that are packed in one layout; returns the tensors that are not. */
function take(
  tensors: readonly TensorFact[],
  { layout, context, isDeclared }: Candidate,
  found: Found,
): readonly TensorFact[] {
  const { units, others } = packedUnits(tensors, layout);
  const left: TensorFact[] = [...others];
  for (const unit of units) {
    const isMeant = isDeclared || layout.isEvident(unit);
    const counted = isMeant ? layout.parameters(unit, context) : 'plain';
    if (counted === 'plain') {
      for (const tensor of unit.tensors) left.push(tensor);
      continue;
    }
    found.packed.add(layout.id);
    if (counted === 'unclear') found.unclear.push(unit.name);
    else found.parameters += counted;
  }
  return left;
}

interface Candidate {
  readonly layout: PackedLayout;
  readonly context: PackedContext;
  readonly isDeclared: boolean;
}

/** First the layouts that declarations name, then every layout for what the names make evident. */
function candidates(
  declared: readonly DeclaredQuantisation[],
  metadata: Readonly<Record<string, string>>,
): readonly Candidate[] {
  const named = declared.flatMap(({ value, method }) => {
    const settings = quantisationSettings(value, method);
    return layouts
      .filter(({ methods }) => method !== undefined && methods.includes(method))
      .map((layout) => ({ layout, context: { settings, metadata }, isDeclared: true }));
  });
  const [first] = declared;
  const settings = quantisationSettings(first?.value, first?.method);
  const evident = layouts.map((layout) => ({
    layout,
    context: { settings, metadata },
    isDeclared: false,
  }));
  return [...named, ...evident];
}

/** Types that packed weights are stored in; 64-bit integers and booleans are buffers of every model. */
const NARROW = /^(?:[IU](?:4|8|16|32)|F(?:4|6|8)|E8M0)/;

/**
 * Handles a declared quantisation whose packed weights appear to be in an unknown layout: there are any such tensors
 * and the method is unknown too, or they are most of the model and the method is known. No number is then given, and
 * the layout has the method's own name.
 */
function unknownLayout(
  tensors: readonly TensorFact[],
  declared: readonly DeclaredQuantisation[],
): ParameterCount | undefined {
  const known = new Set(layouts.flatMap(({ methods }) => methods));
  const methods = declared.flatMap(({ method }) => method ?? []);
  const strange = methods.filter((method) => !known.has(method));
  const narrow = tensors.filter(({ dtype }) => NARROW.test(dtype));
  const isMost = sum(narrow) > sum(tensors) / 2;
  const named = strange.length > 0 ? strange : methods;
  if (named.length === 0 || narrow.length === 0) return undefined;
  if (strange.length === 0 && !isMost) return undefined;
  return {
    packed: [...new Set(named)],
    unclear: narrow.slice(0, MAX_NAMES).map(({ name }) => name),
  };
}

/**
 * The tensors without the scales of activations and caches, which are not parameters where their layout is declared.
 */
function withoutHelpers(
  tensors: readonly TensorFact[],
  declared: readonly DeclaredQuantisation[],
): readonly TensorFact[] {
  const methods = declared.flatMap(({ method }) => (method === undefined ? [] : [method]));
  const endings = layouts
    .filter((layout) => layout.methods.some((method) => methods.includes(method)))
    .flatMap((layout) => layout.helpers ?? []);
  return tensors.filter(({ name }) => !endings.some((ending) => name.endsWith(ending)));
}

function plain(tensors: readonly TensorFact[]): ParameterCount {
  const parameters = sum(tensors);
  return Number.isSafeInteger(parameters)
    ? { parameters, packed: [], unclear: [] }
    : { packed: [], unclear: [] };
}

function sum(tensors: readonly TensorFact[]): number {
  return tensors.reduce((total, tensor) => total + (elementsOf(tensor) ?? Number.NaN), 0);
}
