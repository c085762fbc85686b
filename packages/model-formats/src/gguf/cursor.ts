import type { Limits } from '../limits.ts';
import type { ByteWindow } from '../window.ts';
import { GgufProblem } from './problem.ts';
import { isUtf8 } from './utf8.ts';

/** Longer texts are read in pieces of this many bytes, so that none is held whole. */
const PIECE = 65_536;
/** Maximum number of bytes that a cut character lacks, plus one. */
const UTF8_MAX = 4;

/** Reads numbers and texts of a header in order; missing bytes or an exceeded limit end the reading. */
export class GgufCursor {
  /** Offset of the next byte. */
  at = 0;
  /** Byte order and width of counts, set when the version is known. */
  littleEndian = true;
  wide = true;
  readonly sizeBytes: number;
  readonly #window: ByteWindow;
  readonly #limits: Limits;
  #view: DataView = new DataView(new ArrayBuffer(0));
  #stepsLeft: number;

  constructor(window: ByteWindow, limits: Limits) {
    this.#window = window;
    this.#limits = limits;
    this.#stepsLeft = limits.maxFields;
    this.sizeBytes = window.sizeBytes;
  }

  /** Size of a count, a length or a dimension, bytes. */
  get countBytes(): 4 | 8 {
    return this.wide ? 8 : 4;
  }

  /** Number of bytes left. */
  get rest(): number {
    return this.sizeBytes - this.at;
  }

  /** Whether the next bytes are already held, so that no wait is needed. */
  holds(length: number): boolean {
    return this.at + length <= this.#window.end && this.at >= this.#window.start;
  }

  /** Makes the next bytes readable. */
  async need(length: number): Promise<void> {
    this.expect(length, 'a value');
    if (!this.#window.holds(this.at, length) && !(await this.#window.fill(this.at, length)))
      throw this.#overrun('the reader would have to read more bytes than the limit');
    const { bytes } = this.#window;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Ends the reading unless that many bytes follow, within a header's limit. */
  expect(length: number, what: string): void {
    if (length > this.rest)
      throw new GgufProblem(
        'gguf/truncated',
        `${what} of ${length} bytes begins at ${this.at}, but only ${this.rest} bytes follow`,
        this.at,
      );
    if (this.at + length > this.#limits.maxHeaderBytes)
      throw this.#overrun(`the header exceeds the limit of ${this.#limits.maxHeaderBytes} bytes`);
  }

  /** Counts one step of a walk over elements. */
  step(): void {
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0) throw this.#overrun(`more than ${this.#limits.maxFields} elements`);
  }

  u8(): number {
    const value = this.#view.getUint8(this.at - this.#window.start);
    this.at += 1;
    return value;
  }

  u32(): number {
    const value = this.#view.getUint32(this.at - this.#window.start, this.littleEndian);
    this.at += 4;
    return value;
  }

  /** An unsigned 64-bit number: exact up to 2^53 - 1, rounded above that, where no file has bytes. */
  u64(): number {
    const first = this.u32();
    const second = this.u32();
    return this.littleEndian ? first + second * 2 ** 32 : first * 2 ** 32 + second;
  }

  /** A count, a length or a dimension. */
  count(): number {
    return this.wide ? this.u64() : this.u32();
  }

  /** A view of the next bytes, which must be held, and their offset in it. */
  view(length: number): { readonly view: DataView; readonly from: number } {
    const from = this.at - this.#window.start;
    this.at += length;
    return { view: this.#view, from };
  }

  /** A length whose bytes are there; the cursor moves past the length. */
  async length(what: string): Promise<number> {
    if (!this.holds(this.countBytes)) await this.need(this.countBytes);
    const length = this.count();
    this.expect(length, what);
    return length;
  }

  /** The next bytes, not copied: valid until the cursor's next read. */
  async bytes(length: number): Promise<Uint8Array> {
    if (!this.holds(length)) await this.need(length);
    const from = this.at - this.#window.start;
    this.at += length;
    return this.#window.bytes.subarray(from, from + length);
  }

  /** Skips a text, and returns whether it is UTF-8. */
  async passText(length: number): Promise<boolean> {
    if (length > PIECE) return this.#passLongText(length);
    if (!this.holds(length)) await this.need(length);
    return this.#passHeld(length);
  }

  /** Skips a held text, without a wait; undefined when it is not held. */
  passHeldText(length: number): boolean | undefined {
    return this.holds(length) ? this.#passHeld(length) : undefined;
  }

  #passHeld(length: number): boolean {
    const from = this.at - this.#window.start;
    this.at += length;
    return isUtf8(this.#window.bytes, from, from + length);
  }

  async #passLongText(length: number): Promise<boolean> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const end = this.at + length;
    let sound = true;
    while (this.at < end) {
      const piece = await this.bytes(Math.min(PIECE, end - this.at));
      sound &&= decodes(decoder, piece, this.at < end);
    }
    return sound;
  }

  /** The first `maxUnits` UTF-16 code units of a text, and skips its bytes; undefined when it is not UTF-8. */
  async text(length: number, maxUnits: number): Promise<string | undefined> {
    const kept = Math.min(length, maxUnits * 3 + UTF8_MAX);
    const end = this.at + length;
    const head = await this.bytes(kept);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(head, {
      stream: kept < length,
    });
    this.at = end - length;
    return (await this.passText(length)) ? text.slice(0, maxUnits).toWellFormed() : undefined;
  }

  #overrun(message: string): GgufProblem {
    return new GgufProblem('gguf/limit-exceeded', message, this.at);
  }
}

function decodes(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  more: boolean,
): boolean {
  try {
    decoder.decode(bytes, { stream: more });
    return true;
  } catch {
    return false;
  }
}
