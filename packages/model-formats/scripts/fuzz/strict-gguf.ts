/** Elements and bytes of a block by type, independent of the reader's own table. */
const BLOCKS: Readonly<Record<number, readonly [number, number]>> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  9: [32, 36],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
  15: [256, 292],
  16: [256, 66],
  17: [256, 74],
  18: [256, 98],
  19: [256, 50],
  20: [32, 18],
  21: [256, 110],
  22: [256, 82],
  23: [256, 136],
  24: [1, 1],
  25: [1, 2],
  26: [1, 4],
  27: [1, 8],
  28: [1, 8],
  29: [256, 56],
  30: [1, 2],
  34: [256, 54],
  35: [256, 66],
  39: [32, 17],
  40: [64, 36],
  41: [128, 18],
  42: [64, 18],
};
const SCALAR_BYTES = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];

/**
 * Refuses, with the reason, every file that the reference loader (gguf.cpp) would refuse or that violates the format's
 * specification; undefined when there is nothing to refuse. Reads the whole file in memory, sequentially and with
 * bigints, so that it shares no code with the reader.
 */
export function refuseGguf(bytes: Uint8Array): string | undefined {
  try {
    new StrictGguf(bytes).read();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

class StrictGguf {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #little = true;
  #alignment = 32n;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(): void {
    refuseIf(new TextDecoder('latin1').decode(this.#bytes.subarray(0, 4)) !== 'GGUF', 'magic');
    this.#at = 4;
    this.#little = this.#view.getUint16(4, true) !== 0;
    const version = this.#u32();
    refuseIf(version !== 3 && !(version === 2 && this.#little), 'version');
    const tensors = this.#u64();
    const keys = new Set<string>();
    for (let left = this.#u64(); left > 0n; left -= 1n) this.#entry(keys);
    refuseIf(!keys.has('general.architecture'), 'architecture');
    this.#tensors(tensors);
  }

  #entry(keys: Set<string>): void {
    const key = this.#text();
    refuseIf(!/^[\x21-\x7e]{1,65535}$/.test(key) || keys.has(key), 'key');
    keys.add(key);
    const type = this.#u32();
    if (key === 'general.alignment') {
      refuseIf(type !== 4, 'type of the alignment');
      this.#alignment = BigInt(this.#view.getUint32(this.#at, this.#little));
      const bits = this.#alignment.toString(2);
      refuseIf(!/^10{3,20}$/.test(bits), 'alignment');
    }
    if (key === 'general.architecture') refuseIf(type !== 8, 'type of the architecture');
    if (type !== 9) return this.#value(type, 1n);
    const element = this.#u32();
    refuseIf(element === 9, 'list of lists');
    this.#value(element, this.#u64());
  }

  #value(type: number, count: bigint): void {
    refuseIf(type > 12 || type === 9, 'type');
    if (type === 8) {
      for (let left = count; left > 0n; left -= 1n) this.#text();
      return;
    }
    const size = count * BigInt(SCALAR_BYTES[type] ?? 0);
    refuseIf(size > BigInt(this.#bytes.length - this.#at), 'list');
    const end = this.#at + Number(size);
    if (type === 7)
      refuseIf(
        this.#bytes.subarray(this.#at, end).some((byte) => byte > 1),
        'bool',
      );
    this.#at = end;
  }

  #tensors(count: bigint): void {
    const names = new Set<string>();
    const sizes: bigint[] = [];
    let expected = 0n;
    for (let left = count; left > 0n; left -= 1n) {
      const start = this.#at;
      const name = this.#text();
      refuseIf(this.#at - start - 8 > 63 || name === '' || names.has(name), 'name');
      names.add(name);
      const bytes = this.#tensorBytes();
      refuseIf(this.#u64() !== expected, 'offset');
      expected = this.#up(expected + bytes);
      sizes.push(bytes);
    }
    const data = this.#up(BigInt(this.#at));
    const last = sizes.at(-1) ?? 0n;
    const end = sizes.length === 0 ? data : data + expected - (this.#up(last) - last);
    const size = BigInt(this.#bytes.length);
    refuseIf(sizes.length > 0 && size < end, 'end');
    refuseIf(size > this.#up(end), 'trailing data');
    this.#zeros(this.#at, Number(data));
    this.#zeros(Number(end), this.#bytes.length);
    let at = data;
    for (const bytes of sizes) {
      this.#zeros(Number(at + bytes), Number(at + this.#up(bytes)));
      at += this.#up(bytes);
    }
  }

  #tensorBytes(): bigint {
    const rank = this.#u32();
    refuseIf(rank > 4, 'rank');
    const dims = Array.from({ length: rank }, () => this.#u64());
    refuseIf(
      dims.some((dim) => dim <= 0n),
      'dimension',
    );
    const block = BLOCKS[this.#u32()];
    if (block === undefined) throw new Error('tensor type');
    const [elements, size] = block.map(BigInt) as [bigint, bigint];
    refuseIf((dims[0] ?? 1n) % elements !== 0n, 'row');
    const bytes = (dims.reduce((product, dim) => product * dim, 1n) / elements) * size;
    refuseIf(bytes >= 2n ** 63n, 'size');
    return bytes;
  }

  #up(offset: bigint): bigint {
    return ((offset + this.#alignment - 1n) / this.#alignment) * this.#alignment;
  }

  #zeros(from: number, to: number): void {
    refuseIf(
      this.#bytes.subarray(from, Math.max(from, to)).some((byte) => byte !== 0),
      'padding',
    );
  }

  #u32(): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, this.#little);
  }

  #u64(): bigint {
    this.#at += 8;
    return this.#view.getBigUint64(this.#at - 8, this.#little);
  }

  #text(): string {
    const length = this.#u64();
    refuseIf(length > BigInt(this.#bytes.length - this.#at), 'text');
    this.#at += Number(length);
    const bytes = this.#bytes.subarray(this.#at - Number(length), this.#at);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  }
}

function refuseIf(wrong: boolean, reason: string): void {
  if (wrong) throw new Error(reason);
}
