import type { ByteSource } from '@weighbridge/core';

/** Number of bytes of the first read after a jump; every sequential read after it doubles the number. */
const FIRST_READ = 4_096;
const LONGEST_READ = 262_144;

/** A buffer that moves over a source, reading little after a jump and much when reading sequentially. */
export class ByteWindow {
  /** The bytes held, from `start` to `end` of the source. */
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  readonly sizeBytes: number;
  readonly #source: ByteSource;
  readonly #signal: AbortSignal | undefined;
  #nextRead = FIRST_READ;

  #bytesLeft: number;

  constructor(
    source: ByteSource,
    options: { readonly maxReadBytes?: number; readonly signal?: AbortSignal | undefined } = {},
  ) {
    this.#source = source;
    this.#signal = options.signal;
    this.#bytesLeft = options.maxReadBytes ?? Infinity;
    this.sizeBytes = source.sizeBytes;
  }

  /** Whether [at, at + length), cut at the end of the source, is held. */
  holds(at: number, length: number): boolean {
    return at >= this.start && Math.min(at + length, this.sizeBytes) <= this.end;
  }

  /**
   * Makes the window hold [at, at + length), cut at the end of the source; false when that would exceed the read limit.
   */
  async fill(at: number, length: number): Promise<boolean> {
    const straight = at >= this.start && at <= this.end;
    this.#nextRead = straight ? Math.min(this.#nextRead * 2, LONGEST_READ) : FIRST_READ;
    const kept = straight ? this.bytes.subarray(at - this.start) : new Uint8Array(0);
    const from = at + kept.byteLength;
    const wanted = Math.max(length - kept.byteLength, this.#nextRead);
    this.#bytesLeft -= Math.min(wanted, Math.max(0, this.sizeBytes - from));
    if (this.#bytesLeft < 0) return false;
    const read = await this.#source.read(from, wanted, { signal: this.#signal });
    const bytes = new Uint8Array(kept.byteLength + read.byteLength);
    bytes.set(kept);
    bytes.set(read, kept.byteLength);
    this.bytes = bytes;
    this.start = at;
    this.end = at + bytes.byteLength;
    return true;
  }

  /** The byte at an offset that the window holds. */
  at(offset: number): number {
    return this.bytes[offset - this.start] ?? 0;
  }
}
