import { quote } from '../finding.ts';
import { byteSize, shapeProduct } from '../product.ts';
import { saturate } from '../reading.ts';
import type { OnnxDtype } from './dtypes.ts';
import { dtypeName, onnxDtype } from './dtypes.ts';
import type { OnnxState, TensorDraft } from './state.ts';
import { MAX_RANK } from './state.ts';

interface Problem {
  readonly rule: 'onnx/tensor' | 'onnx/size-mismatch';
  readonly message: string;
}

const DIGITS = /^\d{1,16}$/;

/** Counts and checks one tensor whose message has ended. */
export function addTensor(state: OnnxState, draft: TensorDraft): void {
  state.tensorCount += 1;
  if (state.tensorCount > state.limits.maxTensors) return;
  const dtype = onnxDtype(draft.dataType);
  if (dtype === undefined) addUnknownType(state, draft);
  const elements = countElements(state, draft);
  if (elements !== undefined) {
    const name = dtypeName(draft.dataType);
    state.elements.set(name, saturate((state.elements.get(name) ?? 0) + Number(elements)));
  }
  listTensor(state, draft);
  if (dtype === undefined || elements === undefined) return;
  if (draft.external) addExternal(state, draft, byteSize(elements, dtype.bits)?.bytes);
  else checkValues(state, draft, dtype, elements);
}

/** A type that is newer than this reader is not a fault of the file; a missing or negative one is. */
function addUnknownType(state: OnnxState, { name, at, dataType = 0 }: TensorDraft): void {
  if (dataType > 0) {
    state.unknownTypes += 1;
    return state.log.add('onnx/unknown-type', {
      message: `tensor ${quote(name)} has the unknown type ${dataType}`,
      byteOffset: at,
      key: String(dataType),
    });
  }
  state.log.add('onnx/tensor', {
    message: `tensor ${quote(name)} has ${dataType === 0 ? 'no type' : 'a type that is not a valid number'}`,
    byteOffset: at,
    key: `${name}/type`,
  });
}

function countElements(state: OnnxState, draft: TensorDraft): number | bigint | undefined {
  const { name, at, dims, rank } = draft;
  if (rank > MAX_RANK || dims.some((dim) => dim < 0)) {
    state.log.add('onnx/tensor', {
      message: `tensor ${quote(name)} has ${rank > MAX_RANK ? `${rank} dimensions` : 'a negative dimension'}`,
      byteOffset: at,
      key: `${name}/dims`,
    });
    return undefined;
  }
  const elements = dims.every((dim) => typeof dim === 'number') ? shapeProduct(dims) : undefined;
  if (elements === undefined || elements > 2n ** 63n - 1n) {
    state.log.add('onnx/shape-overflow', {
      message: `tensor ${quote(name)} has dimensions whose product does not fit in 63 bits`,
      byteOffset: at,
      key: name,
    });
    return undefined;
  }
  return elements;
}

function listTensor(state: OnnxState, draft: TensorDraft): void {
  if (state.tensors.length >= state.limits.maxTensorsListed) return;
  state.tensors.push({
    name: draft.name,
    dtype: dtypeName(draft.dataType),
    shape: draft.dims.map((dim) => (typeof dim === 'number' ? dim : String(dim))),
    ...(draft.rawAt !== undefined &&
      draft.rawBytes !== undefined && { byteOffset: draft.rawAt, byteLength: draft.rawBytes }),
  });
}

/** Exactly one field must hold the values: the field for the type, with as many values as there are elements. */
function checkValues(
  state: OnnxState,
  draft: TensorDraft,
  dtype: OnnxDtype,
  elements: number | bigint,
): void {
  const problem = findProblem(draft, dtype, elements);
  if (problem === undefined) return;
  state.log.add(problem.rule, {
    message: `tensor ${quote(draft.name)} ${problem.message}`,
    byteOffset: draft.at,
    key: draft.name,
  });
}

function findProblem(
  draft: TensorDraft,
  dtype: OnnxDtype,
  elements: number | bigint,
): Problem | undefined {
  const { values, rawBytes = 0, location } = draft;
  const filled = values.size + (rawBytes > 0 ? 1 : 0);
  if (filled > 1) return { rule: 'onnx/tensor', message: 'has its values in more than one field' };
  if (location.size > 0) {
    return { rule: 'onnx/tensor', message: 'names external data without being stored externally' };
  }
  if (BigInt(elements) === 0n) {
    return filled === 0
      ? undefined
      : { rule: 'onnx/size-mismatch', message: 'has values but no elements' };
  }
  if (filled === 0)
    return { rule: 'onnx/tensor', message: `has ${elements} elements but no values` };
  return rawBytes > 0
    ? rawProblem(rawBytes, dtype, elements)
    : valuesProblem(draft, dtype, elements);
}

function valuesProblem(
  { values }: TensorDraft,
  dtype: OnnxDtype,
  elements: number | bigint,
): Problem | undefined {
  const [field, count] = [...values][0] ?? [dtype.field, undefined];
  if (field !== dtype.field) {
    return {
      rule: 'onnx/tensor',
      message: `of type ${dtype.name} has its values in ${field}_data`,
    };
  }
  const known = count !== undefined && (dtype.bits === 0 || dtype.bits >= 8);
  const wanted = BigInt(elements) * (dtype.name.startsWith('COMPLEX') ? 2n : 1n);
  if (!known || BigInt(count) === wanted) return undefined;
  return { rule: 'onnx/size-mismatch', message: `has ${elements} elements but ${count} values` };
}

function rawProblem(
  rawBytes: number,
  dtype: OnnxDtype,
  elements: number | bigint,
): Problem | undefined {
  if (dtype.bits === 0) return { rule: 'onnx/tensor', message: 'of strings has raw data' };
  const needed = byteSize(elements, dtype.bits)?.bytes;
  // Six-bit values are packed, four in three bytes; the reference also reads files with one per byte.
  const loose = dtype.bits === 6 && BigInt(elements) === BigInt(rawBytes);
  return needed === rawBytes || loose
    ? undefined
    : {
        rule: 'onnx/size-mismatch',
        message: `needs ${needed ?? 'too many'} bytes but has ${rawBytes}`,
      };
}

function addExternal(
  state: OnnxState,
  draft: TensorDraft,
  needed: number | bigint | undefined,
): void {
  const { name, at, location: entries } = draft;
  const location = entries.get('location');
  const where = { byteOffset: at, key: name };
  if (location === undefined) {
    return state.log.add('onnx/tensor', {
      message: `tensor ${quote(name)} is external without a location`,
      ...where,
    });
  }
  if (draft.values.size > 0 || draft.rawBytes !== undefined) {
    state.log.add('onnx/tensor', {
      message: `tensor ${quote(name)} is external but also has values`,
      ...where,
    });
  }
  const offset = entries.get('offset') ?? '0';
  const length = entries.get('length');
  if (![offset, length ?? '0'].every((text) => DIGITS.test(text))) {
    const message = `tensor ${quote(name)} has an offset or length that is not a number`;
    return state.log.add('onnx/external-data-range', { message, ...where });
  }
  state.external.push({
    tensor: name,
    at,
    location,
    offset: Number(offset),
    ...(length !== undefined && { length: Number(length) }),
    ...(typeof needed === 'number' && { needed }),
  });
}
