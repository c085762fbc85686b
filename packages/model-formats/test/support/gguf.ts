import type { GgufInput, GgufValue } from '../../src/index.ts';
import { writeGguf } from '../../src/index.ts';

export const LLAMA: Readonly<Record<string, GgufValue>> = {
  'general.architecture': { type: 'string', value: 'llama' },
};

export function f32(name: string, shape: readonly number[] = [8]): GgufInput {
  const elements = shape.reduce((product, dim) => product * dim, 1);
  return { name, dtype: 'F32', shape, data: new Uint8Array(4 * elements).fill(1) };
}

/** One part of a split model, with the keys that gguf-split writes. */
export function part(
  number: number,
  count: number,
  tensorCount: number,
  tensors: readonly GgufInput[],
  more: Readonly<Record<string, GgufValue>> = number === 1 ? LLAMA : {},
): Uint8Array {
  return writeGguf(tensors, {
    ...more,
    'split.no': { type: 'uint16', value: number - 1 },
    'split.count': { type: 'uint16', value: count },
    'split.tensors.count': { type: 'int32', value: tensorCount },
  });
}

/** Headers written by hand: little-endian, version 3, whatever their content. */
export class RawGguf {
  readonly #bytes: number[] = [];

  constructor(tensors: number | bigint, keys: number | bigint, version = 3) {
    this.text('GGUF').u32(version).u64(tensors).u64(keys);
  }

  u32(value: number): this {
    for (let i = 0; i < 4; i += 1) this.#bytes.push((value >>> (8 * i)) & 0xff);
    return this;
  }

  u64(value: number | bigint): this {
    const whole = BigInt(value);
    for (let i = 0n; i < 64n; i += 8n) this.#bytes.push(Number((whole >> i) & 0xffn));
    return this;
  }

  text(text: string): this {
    this.#bytes.push(...new TextEncoder().encode(text));
    return this;
  }

  string(text: string): this {
    return this.u64(new TextEncoder().encode(text).length).text(text);
  }

  zeros(count: number): this {
    this.#bytes.push(...Array.from({ length: count }, () => 0));
    return this;
  }

  raw(...bytes: readonly number[]): this {
    this.#bytes.push(...bytes);
    return this;
  }

  /** `general.architecture`, so that a test finds only what it is about. */
  architecture(): this {
    return this.string('general.architecture').u32(8).string('llama');
  }

  /** The description of a tensor. */
  tensor(
    name: string,
    dims: readonly (number | bigint)[],
    type = 0,
    offset: number | bigint = 0,
  ): this {
    this.string(name).u32(dims.length);
    for (const dim of dims) this.u64(dim);
    return this.u32(type).u64(offset);
  }

  /** The file, padded to 32 bytes and followed by this much data. */
  data(length = 0): Uint8Array {
    this.zeros((32 - (this.#bytes.length % 32)) % 32);
    return Uint8Array.from([...this.#bytes, ...Array.from({ length }, () => 1)]);
  }

  /** The file as it is. */
  done(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}
