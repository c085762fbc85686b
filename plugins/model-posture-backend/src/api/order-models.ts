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

/** One way to sort: the figure of a model, and what stands for it where it is not known. */
interface Sort<Figure extends string | number> {
  readonly of: (model: ModelSummary) => Figure | null | undefined;
  readonly unknown: Figure;
}

/** Registry: what a list of models can be sorted by. */
const SORTS: Readonly<Record<ModelSort, Sort<string> | Sort<number>>> = {
  name: { of: (model) => model.title, unknown: '' },
  gate: { of: (model) => GATES.indexOf(model.gate?.outcome ?? null), unknown: GATES.length },
  age: { of: ({ weighedAt }) => (weighedAt === null ? null : Date.parse(weighedAt)), unknown: -1 },
  fail: { of: (model) => model.counts?.fail, unknown: -1 },
  unknown: { of: (model) => model.counts?.unknown, unknown: -1 },
  pass: { of: (model) => model.counts?.pass, unknown: -1 },
  owner: { of: (model) => model.owner, unknown: '' },
};

const COLLATOR = new Intl.Collator('en-US', { numeric: true, sensitivity: 'base' });

/** Sorts by the given figure, then by title, then by entity reference, which is unique. */
export function orderModels(sort: ModelSort, order: SortOrder): Ordering<ModelSummary> {
  const sign = order === 'asc' ? 1 : -1;
  const { of, unknown } = SORTS[sort];
  return {
    scope: `models:${sort}:${order}`,
    key: (model) => [of(model) ?? unknown, model.title, model.entityRef],
    like: [unknown, '', ''],
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
