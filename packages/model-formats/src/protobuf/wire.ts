import type { ByteWindow } from '../window.ts';
import type { Varint } from './message.ts';
import type { WalkProblemKind } from './problem.ts';
import { WalkStop } from './problem.ts';

/** The message whose bytes are read. */
export interface WireScope {
  /** Name of the message type. */
  readonly name: string;
  /** Offset after its last byte. */
  readonly end: number;
}

/** Wire type of length-delimited fields. */
export const LENGTH_DELIMITED = 2;
/** Size of one value by wire type, bytes, where it is fixed. */
const WIDTHS: Readonly<Record<number, number>> = { 1: 8, 5: 4 };
/** Varints of up to this many bytes are exact as numbers. */
const EXACT_BYTES = 7;

/** Reads numbers at a cursor from bytes that a window holds, never past the end of their message. */
export class WireReader {
  /** Offset of the next byte. */
  cursor = 0;
  readonly #window: ByteWindow;

  constructor(window: ByteWindow) {
    this.#window = window;
  }

  /** A varint as a signed 64-bit number. */
  varint(scope: WireScope): Varint {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < EXACT_BYTES; i += 1) {
      const byte = this.#byte(scope);
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    return this.#longVarint(BigInt(value), scope);
  }

  /** A length that ends within the message; the field is at `at`. */
  length(scope: WireScope, at: number): number {
    const length = Number(this.varint(scope));
    if (!(length >= 0 && this.cursor + length <= scope.end))
      throw stop(
        'malformed',
        `a length of ${length} bytes extends past the end of its message`,
        at,
        scope,
      );
    return length;
  }

  /** Skips a value of a wire type. */
  pass(scope: WireScope, wire: number, at: number): void {
    const width = WIDTHS[wire];
    if (wire === 0) this.varint(scope);
    else if (wire === LENGTH_DELIMITED) {
      const length = this.length(scope, at);
      this.cursor += length;
    } else if (width === undefined)
      throw stop('malformed', `wire type ${wire} is not used by the schema`, at, scope);
    else this.cursor += width;
    if (this.cursor > scope.end)
      throw stop('malformed', 'a value extends past the end of its message', at, scope);
  }

  #longVarint(low: bigint, scope: WireScope): Varint {
    let value = low;
    for (let shift = 49n; shift < 70n; shift += 7n) {
      const byte = this.#byte(scope);
      value += BigInt(byte & 0x7f) << shift;
      if (byte >= 0x80) continue;
      const signed = BigInt.asIntN(64, value);
      const plain = Number(signed);
      return Number.isSafeInteger(plain) ? plain : signed;
    }
    throw stop('malformed', 'a number is longer than 10 bytes', this.cursor, scope);
  }

  #byte(scope: WireScope): number {
    if (this.cursor >= scope.end)
      throw stop('malformed', 'a message ends within a number', this.cursor, scope);
    const byte = this.#window.at(this.cursor);
    this.cursor += 1;
    return byte;
  }
}

/** The error that ends a walk. */
export function stop(
  kind: WalkProblemKind,
  message: string,
  at: number,
  scope: WireScope,
): WalkStop {
  return new WalkStop({ kind, message: `${scope.name}: ${message}`, at, where: scope.name });
}
