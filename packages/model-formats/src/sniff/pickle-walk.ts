import { PICKLE_ACTIONS } from './pickle-actions.ts';
import type { LineCheck } from './pickle-lines.ts';
import { lineCheck } from './pickle-lines.ts';
import { C_READING, PickleMachine, PYTHON_READING } from './pickle-machine.ts';
import type { PickleAction, PickleArgument, PickleOpcode } from './pickle-opcodes.ts';
import { PICKLE_OPCODES } from './pickle-opcodes.ts';
import { Utf8Check } from './utf8-check.ts';

/**
 * `code`: some unpickler imports a name and calls it. `data`: a stream stops well and calls nothing.
 * `open`: more bytes are needed. `no`: every unpickler gives up before any of that. `undecided`: the
 * stream needs more steps or room than the search has.
 */
export type PickleOutcome = 'code' | 'data' | 'open' | 'no' | 'undecided';

/** Number of bytes that decide an opcode, apart from its line or run of bytes: a window must hold them, or the end. */
export const OPCODE_BYTES = 9;

const HIGHEST_PROTOCOL = 5;
const LINE_FEED = 0x0a;
/** Default number of opcodes after which a stream is left undecided. */
const MOST_STEPS = 20_000_000;

/** An argument that is as long as its file says. */
interface Pending {
  readonly action: PickleAction;
  /** Where a counted run ends. */
  readonly end?: number;
  readonly utf8?: Utf8Check;
  readonly line?: LineCheck;
  /** Where this piece of the argument begins. */
  readonly start: number;
  /** Number of lines that remain, including this one. */
  readonly lines: number;
  readonly opcode: PickleOpcode;
}

/**
 * Follows a byte stream as CPython's unpicklers do, without values: opcodes, arguments, the kinds of the values on the
 * stack, and frames. It is fed piece by piece, and keeps no argument in memory.
 *
 * Three readings are distinguished where they differ: the C unpickler, which treats frames as a hint; the Python one,
 * in which no argument crosses the end of a frame; and the C one since 3.13.15 and 3.14.7, which does both, so that the
 * first two cover it.
 */
export class PickleWalk {
  /** Offset of the next byte that is needed. */
  at = 0;
  #steps = 0;
  readonly #machine = new PickleMachine();
  readonly #sizeBytes: number;
  readonly #maxSteps: number;
  #pending: Pending | undefined;
  /** The end of the frame that a Python unpickler is in. */
  #frameEnd = 0;
  #stopped = false;

  /** @param sizeBytes - length of the whole file, bytes */
  constructor(sizeBytes: number, maxSteps: number = MOST_STEPS) {
    this.#sizeBytes = sizeBytes;
    this.#maxSteps = maxSteps;
  }

  /** Continues with the bytes from `base` on. */
  run(bytes: Uint8Array, base: number): PickleOutcome {
    for (;;) {
      const outcome =
        this.#pending === undefined
          ? this.#step(bytes, base)
          : this.#goOn(this.#pending, bytes, base);
      if (outcome !== undefined) return outcome;
    }
  }

  /** Takes one opcode and what decides its argument; returns the outcome if that ends the walk. */
  #step(bytes: Uint8Array, base: number): PickleOutcome | undefined {
    const from = this.at - base;
    const code = bytes[from];
    if (code === undefined) return this.at < this.#sizeBytes ? 'open' : this.#end();
    const opcode = PICKLE_OPCODES[code];
    if (opcode === undefined) return this.#end();
    const fixed = fixedLength(opcode.argument);
    if (this.at + 1 + fixed > this.#sizeBytes) return this.#end();
    if (from + 1 + fixed > bytes.byteLength) return 'open';
    this.#steps += 1;
    if (this.#steps > this.#maxSteps) return 'undecided';
    const number = littleEndian(bytes, from + 1, fixed);
    this.at += 1 + fixed;
    if (!this.#whole(this.at - fixed, this.at)) return this.#end();
    if (typeof opcode.argument === 'number') return this.#simple(opcode.action, number, fixed);
    return this.#begin(opcode, number);
  }

  /** An opcode whose argument is known. */
  #simple(action: PickleAction, value: number, width: number): PickleOutcome | undefined {
    if (action === 'proto' && value > HIGHEST_PROTOCOL) return this.#end();
    if (action === 'frame' && !this.#frame(value)) return this.#end();
    const signed = action === 'extension' && width === 4 && value >= 2 ** 31;
    return this.#apply(action, signed ? -1 : value);
  }

  #apply(action: PickleAction, value: number): PickleOutcome | undefined {
    const effect = PICKLE_ACTIONS[action](this.#machine, value);
    if (effect === 'go') return undefined;
    if (effect === 'no') return this.#end();
    if (effect !== 'stop') return effect;
    this.#stopped = true;
    this.#frameEnd = 0;
    this.#machine.restart();
    return undefined;
  }

  /** Starts an argument that continues after the opcode. */
  #begin(opcode: PickleOpcode, count: number): PickleOutcome | undefined {
    const { argument, action } = opcode;
    if (typeof argument === 'number') return undefined;
    if (typeof argument === 'string') {
      const lines = argument.endsWith('names') ? 2 : 1;
      this.#pending = { action, opcode, line: lineCheck(argument), lines, start: this.at };
      return undefined;
    }
    const negative = argument.signed === true && count >= 2 ** 31;
    const end = this.at + count;
    if (negative || end > this.#sizeBytes || !this.#whole(this.at, end)) return this.#end();
    this.#pending = {
      action,
      opcode,
      end,
      start: this.at,
      lines: 0,
      ...(argument.utf8 === true && { utf8: new Utf8Check() }),
    };
    return undefined;
  }

  #goOn(pending: Pending, bytes: Uint8Array, base: number): PickleOutcome | undefined {
    if (pending.line !== undefined) return this.#line(pending, pending.line, bytes, base);
    const { start, end = start, utf8, action } = pending;
    const outcome = utf8 === undefined ? undefined : this.#utf8(utf8, end, bytes, base);
    if (outcome !== undefined) return outcome;
    this.at = end;
    this.#pending = undefined;
    return this.#apply(action, utf8?.characters ?? end - start);
  }

  /** Follows a counted text to its end. */
  #utf8(utf8: Utf8Check, end: number, bytes: Uint8Array, base: number): PickleOutcome | undefined {
    for (; this.at < end; this.at += 1) {
      const byte = bytes[this.at - base];
      if (byte === undefined) return 'open';
      if (!utf8.take(byte)) return this.#end();
    }
    return utf8.complete ? undefined : this.#end();
  }

  /** Follows a line to its end, wherever it is. */
  #line(
    pending: Pending,
    line: LineCheck,
    bytes: Uint8Array,
    base: number,
  ): PickleOutcome | undefined {
    for (;;) {
      const byte = bytes[this.at - base];
      if (byte === undefined)
        return this.at < this.#sizeBytes ? 'open' : this.#lastLine(pending, line);
      this.at += 1;
      if (byte === LINE_FEED) break;
      if (!line.take(byte)) return this.#end();
    }
    const end = line.end();
    const whole = this.#whole(pending.start, this.at);
    if (end === undefined || !whole || !this.#machine.narrowTo(end.readings)) return this.#end();
    return this.#nextLine(pending, end.value);
  }

  #nextLine(pending: Pending, value: number): PickleOutcome | undefined {
    const { opcode, lines, action } = pending;
    if (lines > 1) {
      this.#pending = {
        ...pending,
        line: lineCheck(opcode.argument as Parameters<typeof lineCheck>[0]),
        start: this.at,
        lines: lines - 1,
      };
      return undefined;
    }
    this.#pending = undefined;
    return this.#apply(action, value);
  }

  /**
   * At the end of the file plain Python takes a line as complete, and INST calls before the missing STOP is noticed.
   */
  #lastLine({ action, lines }: Pending, line: LineCheck): PickleOutcome | undefined {
    const runs = action === 'inst' && lines === 1 && line.end() !== undefined;
    return runs && this.#machine.narrowTo(PYTHON_READING) ? this.#apply(action, 0) : this.#end();
  }

  /** Whether some unpickler reads these bytes in one read: Python's does not read across the end of a frame. */
  #whole(start: number, end: number): boolean {
    const crosses = start < this.#frameEnd && end > this.#frameEnd;
    return !crosses || this.#machine.narrowTo(C_READING);
  }

  /** A frame begins: Python's unpickler must have left the previous one, the C one must have all of it. */
  #frame(length: number): boolean {
    if (this.at < this.#frameEnd && !this.#machine.narrowTo(C_READING)) return false;
    if (this.at + length > this.#sizeBytes && !this.#machine.narrowTo(PYTHON_READING)) return false;
    this.#frameEnd = this.at + length;
    return length < 2 ** 63;
  }

  #end(): PickleOutcome {
    return this.#stopped ? 'data' : 'no';
  }
}

/** How far an unpickler would get in a head. */
export function walkPickle(head: Uint8Array, sizeBytes: number): PickleOutcome {
  return new PickleWalk(sizeBytes).run(head, 0);
}

function fixedLength(argument: PickleArgument): number {
  if (typeof argument === 'number') return argument;
  return typeof argument === 'string' ? 0 : argument.count;
}

function littleEndian(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = width - 1; i >= 0; i -= 1) value = value * 256 + (bytes[at + i] as number);
  return value;
}
