import type {
  ModelSort,
  ModelSummary,
  SortOrder,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';
import type { CursorKey } from './cursor.ts';
import type { Ordering } from './paginate.ts';

const GATES: readonly (GateOutcome | null)[] = [
  'refuse',
  'cannot-decide',
  'admit-with-conditions',
  'admit',
  null,
];

/** Registry: what a list of models can be sorted by. A model without the figure sorts as -1 or ''. */
const SORTS: Readonly<Record<ModelSort, (model: ModelSummary) => string | number>> = {
  name: (model) => model.title,
  gate: (model) => GATES.indexOf(model.gate?.outcome ?? null),
  age: (model) => (model.weighedAt === null ? -1 : Date.parse(model.weighedAt)),
  fail: (model) => model.counts?.fail ?? -1,
  unknown: (model) => model.counts?.unknown ?? -1,
  pass: (model) => model.counts?.pass ?? -1,
  owner: (model) => model.owner ?? '',
};

const COLLATOR = new Intl.Collator('en-US', { numeric: true, sensitivity: 'base' });

/** Sorts by the given figure, then by title, then by entity reference, which is unique. */
export function orderModels(sort: ModelSort, order: SortOrder): Ordering<ModelSummary> {
  const sign = order === 'asc' ? 1 : -1;
  return {
    scope: `models:${sort}:${order}`,
    key: (model) => [SORTS[sort](model), model.title, model.entityRef],
    compare: (a, b) =>
      sign * compareAt(a, b, 0) || compareAt(a, b, 1) || compareExactly(a[2], b[2]),
  };
}

function compareAt(a: CursorKey, b: CursorKey, index: number): number {
  const x = a[index];
  const y = b[index];
  if (typeof x === 'number' && typeof y === 'number') return x - y;
  return COLLATOR.compare(String(x), String(y));
}

function compareExactly(a: string | number | undefined, b: string | number | undefined): number {
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
