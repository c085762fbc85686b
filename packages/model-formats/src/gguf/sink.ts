import type { GgufScalar, GgufScalarType } from './scalar.ts';

type Put = (view: DataView, value: number | bigint, littleEndian: boolean) => void;

interface Kind {
  readonly bytes: number;
  readonly low: number | bigint;
  readonly high: number | bigint;
  readonly put: Put;
}

const I64 = 2n ** 63n;

/** Integers by type: their size in bytes, their range, and how they are written. */
const WHOLE: Readonly<Record<string, Kind>> = {
  uint8: kind(1, 0, 0xff, (view, value) => view.setUint8(0, Number(value))),
  int8: kind(1, -0x80, 0x7f, (view, value) => view.setInt8(0, Number(value))),
  uint16: kind(2, 0, 0xffff, (view, value, order) => view.setUint16(0, Number(value), order)),
  int16: kind(2, -0x8000, 0x7fff, (view, value, order) => view.setInt16(0, Number(value), order)),
  uint32: kind(4, 0, 2 ** 32 - 1, (view, value, order) => view.setUint32(0, Number(value), order)),
  int32: kind(4, -(2 ** 31), 2 ** 31 - 1, (view, value, order) =>
    view.setInt32(0, Number(value), order),
  ),
  uint64: kind(8, 0, 2n * I64 - 1n, (view, value, order) =>
    view.setBigUint64(0, BigInt(value), order),
  ),
  int64: kind(8, -I64, I64 - 1n, (view, value, order) => view.setBigInt64(0, BigInt(value), order)),
};

function kind(bytes: number, low: number | bigint, high: number | bigint, put: Put): Kind {
  return { bytes, low, high, put };
}

/** Gathers the bytes of a file in one byte order, with counts of 32 or 64 bits. */
export class ByteSink {
  readonly #parts: Uint8Array[] = [];
  readonly #littleEndian: boolean;
  readonly #wide: boolean;
  #length = 0;

  constructor(littleEndian: boolean, wide: boolean) {
    this.#littleEndian = littleEndian;
    this.#wide = wide;
  }

  /** Adds bytes as they are. */
  bytes(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.byteLength;
  }

  /** Adds a count, a length or a dimension. */
  count(value: number): void {
    this.scalar(this.#wide ? 'uint64' : 'uint32', value);
  }

  /** Adds zeros up to a multiple. */
  pad(alignment: number): void {
    this.bytes(new Uint8Array((alignment - (this.#length % alignment)) % alignment));
  }

  /** Adds one value; throws RangeError when it does not fit the type. */
  scalar(type: GgufScalarType, value: GgufScalar): void {
    if (type === 'string') return this.#text(value);
    if (type === 'bool') return this.#truth(value);
    if (type === 'float32' || type === 'float64') return this.#float(type, value);
    return this.#whole(type, value);
  }

  /** All bytes so far in one piece. */
  take(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.byteLength;
    }
    return all;
  }

  #text(value: GgufScalar): void {
    if (typeof value !== 'string' || !value.isWellFormed())
      throw new RangeError(`a string must be well-formed Unicode text, got ${typeof value}`);
    const bytes = new TextEncoder().encode(value);
    this.count(bytes.byteLength);
    this.bytes(bytes);
  }

  #truth(value: GgufScalar): void {
    if (typeof value !== 'boolean') throw new RangeError(`a bool must be a boolean, got ${value}`);
    this.bytes(Uint8Array.of(value ? 1 : 0));
  }

  #float(type: 'float32' | 'float64', value: GgufScalar): void {
    if (typeof value !== 'number') throw new RangeError(`a ${type} must be a number, got ${value}`);
    const view = new DataView(new ArrayBuffer(type === 'float32' ? 4 : 8));
    if (type === 'float32') view.setFloat32(0, value, this.#littleEndian);
    else view.setFloat64(0, value, this.#littleEndian);
    this.bytes(new Uint8Array(view.buffer));
  }

  #whole(type: GgufScalarType, value: GgufScalar): void {
    const { bytes, low, high, put } = WHOLE[type] as Kind;
    const whole =
      typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
    if (!whole || value < low || value > high)
      throw new RangeError(`a ${type} must be a whole number from ${low} to ${high}, got ${value}`);
    const view = new DataView(new ArrayBuffer(bytes));
    put(view, value, this.#littleEndian);
    this.bytes(new Uint8Array(view.buffer));
  }
}
