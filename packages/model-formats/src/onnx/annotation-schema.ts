import type { FieldSpec, MessageSpec } from '../protobuf/message.ts';
import { ignored, many, numbers } from '../protobuf/message.ts';
import { ENTRY, fieldTable } from './type-schema.ts';

/** A message that is walked only to check that it is well-formed. */
function message(
  name: string,
  table: Readonly<Record<number, FieldSpec<object>>>,
): MessageSpec<object> {
  return { name, open: () => ({}), fields: fieldTable(table) };
}

const whole = numbers<object>(0, () => {});
const INT_LIST_ENTRY = message('IntIntListEntryProto', { 1: ignored(0), 2: whole });
const SIMPLE_SHARDED = message('SimpleShardedDimProto', {
  1: ignored(0),
  2: ignored(2),
  3: ignored(0),
});
const SHARDED = message('ShardedDimProto', { 1: ignored(0), 2: many(() => SIMPLE_SHARDED) });
const SHARDING = message('ShardingSpecProto', {
  1: ignored(2),
  2: whole,
  3: many(() => INT_LIST_ENTRY),
  4: many(() => SHARDED),
});

/** Which device a node runs on. */
export const NODE_DEVICE = message('NodeDeviceConfigurationProto', {
  1: ignored(2),
  2: many(() => SHARDING),
  3: ignored(0),
});

/** The devices of a model. */
export const DEVICE = message('DeviceConfigurationProto', {
  1: ignored(2),
  2: ignored(0),
  3: ignored(2, true),
});

/** How a tensor was quantised. */
export const ANNOTATION = message('TensorAnnotation', { 1: ignored(2), 2: many(() => ENTRY) });

/** A part of a tensor. */
export const SEGMENT = message('TensorProto.Segment', { 1: ignored(0), 2: ignored(0) });
