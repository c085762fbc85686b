import type { PortFact } from '../format.ts';
import type { FieldSpec, MessageSpec } from '../protobuf/message.ts';
import { ignored, many, one, text, varint } from '../protobuf/message.ts';
import { dtypeName } from './dtypes.ts';
import { MAX_RANK, safeNumber } from './state.ts';

interface TypeDraft {
  dtype: string;
  shape: readonly (number | string)[];
}

interface ElementDraft extends TypeDraft {
  key: string;
}

type Port = { -readonly [K in keyof PortFact]: PortFact[K] };

/** A table of fields as a list, which makes a lookup free. */
export function fieldTable<C>(
  table: Readonly<Record<number, FieldSpec<C>>>,
): readonly (FieldSpec<C> | undefined)[] {
  const numbers = Object.keys(table).map(Number);
  return Array.from({ length: Math.max(...numbers) + 1 }, (_, number) => table[number]);
}

/** StringStringEntryProto. */
export const ENTRY: MessageSpec<{ key: string; value: string }> = {
  name: 'StringStringEntryProto',
  open: () => ({ key: '', value: '' }),
  fields: fieldTable<{ key: string; value: string }>({
    1: text((d, v) => void (d.key = v)),
    2: text((d, v) => void (d.value = v)),
  }),
};

const DIMENSION: MessageSpec<{ value: number | string }> = {
  name: 'TensorShapeProto.Dimension',
  open: () => ({ value: '?' }),
  fields: fieldTable<{ value: number | string }>({
    1: varint((d, v) => void (d.value = safeNumber(v) ?? String(v))),
    2: text((d, v) => void (d.value = v)),
    3: ignored(2),
  }),
};

const SHAPE: MessageSpec<(number | string)[]> = {
  name: 'TensorShapeProto',
  open: () => [],
  fields: fieldTable<(number | string)[]>({
    1: many(
      () => DIMENSION,
      (d, { value }) => void (d.length < MAX_RANK && d.push(value)),
    ),
  }),
};

function elementSpec(
  name: string,
  table: Readonly<Record<number, FieldSpec<ElementDraft>>>,
): MessageSpec<ElementDraft> {
  return {
    name: `TypeProto.${name}`,
    open: () => ({ dtype: '?', shape: [], key: '?' }),
    fields: fieldTable(table),
  };
}

const elementCode = varint<ElementDraft>((d, v) => void (d.dtype = dtypeName(safeNumber(v))));
const elementShape = one<ElementDraft, (number | string)[]>(
  () => SHAPE,
  (d, shape) => void (d.shape = shape),
);
const elementType = one<ElementDraft, TypeDraft>(
  () => TYPE,
  (d, { dtype }) => void (d.dtype = dtype),
);

const TENSOR = elementSpec('Tensor', { 1: elementCode, 2: elementShape });
const SPARSE = elementSpec('SparseTensor', { 1: elementCode, 2: elementShape });
const NESTED = elementSpec('Sequence', { 1: elementType });
const MAP = elementSpec('Map', {
  1: varint((d, v) => void (d.key = dtypeName(safeNumber(v)))),
  2: elementType,
});
const OPAQUE = elementSpec('Opaque', {
  1: text((d, v) => void (d.key = v)),
  2: text((d, v) => void (d.dtype = v)),
});

function wrapped(
  spec: MessageSpec<ElementDraft>,
  spell: (child: ElementDraft) => string,
): FieldSpec<TypeDraft> {
  return one<TypeDraft, ElementDraft>(
    () => spec,
    (d, child) => {
      d.dtype = spell(child);
      d.shape = child.shape;
    },
  );
}

/** TypeProto: the spelling of nested types is our own, for instance `sequence(FLOAT)`. */
export const TYPE: MessageSpec<TypeDraft> = {
  name: 'TypeProto',
  open: () => ({ dtype: '?', shape: [] }),
  fields: fieldTable<TypeDraft>({
    1: wrapped(TENSOR, ({ dtype }) => dtype),
    4: wrapped(NESTED, ({ dtype }) => `sequence(${dtype})`),
    5: wrapped(MAP, ({ key, dtype }) => `map(${key},${dtype})`),
    6: ignored(2),
    7: wrapped(OPAQUE, ({ key, dtype }) => `opaque(${key}::${dtype})`),
    8: wrapped(SPARSE, ({ dtype }) => `sparse(${dtype})`),
    9: wrapped(NESTED, ({ dtype }) => `optional(${dtype})`),
  }),
};

/** ValueInfoProto. */
export const PORT: MessageSpec<Port> = {
  name: 'ValueInfoProto',
  open: () => ({ name: '', dtype: '?', shape: [] }),
  fields: fieldTable<Port>({
    1: text((d, v) => void (d.name = v)),
    2: one(
      () => TYPE,
      (d, { dtype, shape }) => {
        d.dtype = dtype;
        d.shape = shape;
      },
    ),
    3: ignored(2),
    4: many(() => ENTRY),
  }),
};
