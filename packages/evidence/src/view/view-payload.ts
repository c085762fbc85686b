import type { ShapeNode } from '../shape/shape.ts';
import type { EvidenceType } from '../type.ts';
import { joined, labelOf } from './label.ts';
import { textOf } from './text.ts';
import type { PayloadFact, PayloadTable, PayloadView } from './view.ts';

/** Maximum number of table rows shown. */
const MAX_ROWS = 100;

type Labelled = Pick<EvidenceType, 'labels'>;

/**
 * A payload as people read it, derived only from its type's shape: for a panel or a report that has no better one. It
 * accepts any payload; a value that does not have its shape is shown as such, never left out.
 */
export function viewPayload(type: EvidenceType, payload: unknown): PayloadView {
  const facts: PayloadFact[] = [];
  const tables: PayloadTable[] = [];
  view(type, { shape: type.shape, value: payload, place: '', head: '' }, { facts, tables });
  return { facts, tables };
}

interface Member {
  readonly shape: ShapeNode;
  readonly value: unknown;
  readonly place: string;
  /** The label of the enclosing members. */
  readonly head: string;
}

interface Into {
  readonly facts: PayloadFact[];
  readonly tables: PayloadTable[];
}

function view(type: Labelled, member: Member, into: Into): void {
  const shape = bare(member.shape);
  const { value, head } = member;
  if (shape.kind === 'record' && isObject(value)) {
    for (const inner of membersOf(type, shape, member)) view(type, inner, into);
  } else if (shape.kind === 'list' && isFilled(value) && isTable(shape.of)) {
    into.tables.push(tableOf(type, shape.of, member, value));
  } else if (shape.kind === 'map' && isObject(value)) {
    const rows = Object.entries(value).map(([key, each]) => [key, textOf(shape.of, each)]);
    into.tables.push({ label: head, columns: ['Name', 'Value'], ...capped(rows) });
  } else {
    into.facts.push({ label: head, text: textOf(shape.kind === 'list' ? shape.of : shape, value) });
  }
}

function isFilled(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

/** The existing members, and the required ones. */
function membersOf(
  type: Labelled,
  { members }: Extract<ShapeNode, { readonly kind: 'record' }>,
  { value, place, head }: Member,
): readonly Member[] {
  return Object.entries(members).flatMap(([key, shape]) => {
    const isHere = Object.hasOwn(value as object, key);
    if (!isHere && shape.kind === 'optional') return [];
    const below = place === '' ? key : `${place}/${key}`;
    const inner = isHere ? (value as Record<string, unknown>)[key] : undefined;
    return [{ shape, value: inner, place: below, head: joined(head, labelOf(type, below)) }];
  });
}

function tableOf(
  type: Labelled,
  of: ShapeNode,
  { place, head }: Member,
  items: readonly unknown[],
): PayloadTable {
  const columns = columnsOf(type, of, place, '');
  const rows = items
    .slice(0, MAX_ROWS)
    .map((item) => columns.map(({ shape, path }) => cellText(shape, path, item)));
  return {
    label: head,
    columns: columns.map(({ label }) => label),
    rows,
    more: items.length - rows.length,
  };
}

interface Column {
  readonly label: string;
  readonly shape: ShapeNode;
  readonly path: readonly string[];
}

function columnsOf(
  type: Labelled,
  of: ShapeNode,
  place: string,
  head: string,
  path: readonly string[] = [],
): readonly Column[] {
  const shape = bare(of);
  if (shape.kind !== 'record') return [{ label: head, shape, path }];
  return Object.entries(shape.members).flatMap(([key, member]) => {
    const below = `${place}/${key}`;
    return columnsOf(type, member, below, joined(head, labelOf(type, below)), [...path, key]);
  });
}

/** The cell of an item; empty if there is nothing. */
function cellText(shape: ShapeNode, path: readonly string[], item: unknown): string {
  let value = item;
  for (const key of path) {
    if (!isObject(value)) return 'Not readable';
    if (!Object.hasOwn(value, key)) return '';
    value = (value as Record<string, unknown>)[key];
  }
  return textOf(shape.kind === 'list' ? shape.of : shape, value);
}

function capped(rows: readonly (readonly string[])[]): Pick<PayloadTable, 'rows' | 'more'> {
  return { rows: rows.slice(0, MAX_ROWS), more: Math.max(0, rows.length - MAX_ROWS) };
}

/** The shape without its nullable or optional wrapper. */
function bare(shape: ShapeNode): ShapeNode {
  return shape.kind === 'nullable' || shape.kind === 'optional' ? bare(shape.of) : shape;
}

function isTable(of: ShapeNode): boolean {
  return bare(of).kind === 'record';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
