import type { FieldSpec, MessageSpec } from '../protobuf/message.ts';
import { ignored, many, numbers, one, payload, text, varint } from '../protobuf/message.ts';
import { SEGMENT } from './annotation-schema.ts';
import type { ValueField } from './dtypes.ts';
import type { TensorDraft } from './state.ts';
import { MAX_RANK, safeNumber } from './state.ts';
import { ENTRY, fieldTable } from './type-schema.ts';

function openTensor(at: number): TensorDraft {
  return {
    at,
    name: '',
    dims: [],
    rank: 0,
    external: false,
    location: new Map(),
    values: new Map(),
  };
}

function values(field: ValueField, width: 0 | 4 | 8): FieldSpec<TensorDraft> {
  return numbers(width, (d, count) => {
    const before = d.values.has(field) ? d.values.get(field) : 0;
    d.values.set(field, before === undefined || count === undefined ? undefined : before + count);
  });
}

const FIELDS: Readonly<Record<number, FieldSpec<TensorDraft>>> = {
  1: varint((d, v) => {
    d.rank += 1;
    if (d.rank <= MAX_RANK) d.dims.push(v);
  }, true),
  2: varint((d, v) => void (d.dataType = safeNumber(v) ?? -1)),
  3: one(() => SEGMENT),
  4: values('float', 4),
  5: values('int32', 0),
  6: payload((d) => void d.values.set('string', (d.values.get('string') ?? 0) + 1), true),
  7: values('int64', 0),
  8: text((d, v) => void (d.name = v)),
  9: payload((d, length, at) => {
    d.rawBytes = length;
    d.rawAt = at;
  }),
  10: values('double', 8),
  11: values('uint64', 0),
  12: ignored(2),
  13: many(
    () => ENTRY,
    (d, { key, value }) => void (d.location.size < MAX_RANK && d.location.set(key, value)),
  ),
  14: varint((d, v) => void (d.external = v === 1)),
  16: many(() => ENTRY),
};

/** TensorProto: values are counted where that costs nothing, but never read. */
export const TENSOR: MessageSpec<TensorDraft> = {
  name: 'TensorProto',
  open: openTensor,
  fields: fieldTable(FIELDS),
};
