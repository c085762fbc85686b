import type { PickleArgument, PickleOpcode } from './pickle-opcodes.ts';
import { PICKLE_OPCODES } from './pickle-opcodes.ts';

/**
 * `code`: an unpickler gets to an opcode that can call something, or stops well after an import.
 * `data`: it stops well without having imported anything. `open`: it would go on behind these bytes.
 * `no`: it gives up before any of that.
 */
export type PickleOutcome = 'code' | 'data' | 'open' | 'no';

const STOP = 0x2e;
const PROTO = 0x80;
const HIGHEST_PROTOCOL = 5;
const LINE_FEED = 0x0a;
const LINES = {
  line: /^/,
  integer: /^[+-]?(?:0x[0-9a-f]+|\d+)L?\s*$/i,
  float: /^\s*[+-]?(?:[\d.]+(?:e[+-]?\d+)?|nan|inf(?:inity)?)\s*$/i,
  quoted: /^(?:'.*'|".*")\s*$/s,
  names: /^[^\s\0]+$/,
} as const;

/**
 * Follows a byte stream the way an unpickler does, without values: only opcodes, arguments and the
 * height of the stack. It can be fed piece by piece.
 */
export class PickleWalk {
  /** Offset of the next opcode. */
  at = 0;
  /** Opcodes so far. */
  steps = 0;
  #height = 0;
  #marks: number[] = [];
  #imported = false;

  /** Goes on in the bytes [base, base + length); `more` says that the stream does not end with them. */
  run(bytes: Uint8Array, base: number, more: boolean): PickleOutcome {
    for (;;) {
      const outcome = this.#step(bytes, this.at - base);
      if (outcome === 'short') return more ? 'open' : 'no';
      if (outcome !== undefined) return outcome;
    }
  }

  /** Takes one opcode; what ends the walk, if it does. */
  #step(bytes: Uint8Array, from: number): PickleOutcome | 'short' | undefined {
    const code = bytes[from];
    if (code === undefined) return 'short';
    const opcode = PICKLE_OPCODES[code];
    if (opcode === undefined || !this.#fits(opcode)) return 'no';
    if (code === STOP) return this.#imported ? 'code' : 'data';
    const length =
      code === PROTO
        ? protocolLength(bytes[from + 1])
        : argumentLength(opcode.argument, bytes, from + 1);
    if (length === 'short') return 'short';
    if (length === 'wrong') return 'no';
    this.steps += 1;
    this.at += 1 + length;
    return this.#apply(opcode) ? 'code' : undefined;
  }

  #fits({ needs, mark, effect }: PickleOpcode): boolean {
    const top = this.#marks.at(-1);
    if (mark) return top !== undefined && top - this.#floor(1) >= needs;
    if (effect === 'pop') return this.#height > 0 || top !== undefined;
    return this.#height - (top ?? 0) >= needs;
  }

  /** Height of the stack under the mark that is `depth` marks below the top one. */
  #floor(depth: number): number {
    return this.#marks.at(-1 - depth) ?? 0;
  }

  /** Whether the opcode can run something that was looked up. */
  #apply({ pops, pushes, mark, effect }: PickleOpcode): boolean {
    if (effect === 'set-mark') this.#marks.push(this.#height);
    else if (mark) this.#height = this.#marks.pop() ?? 0;
    else if (effect === 'pop' && this.#height === this.#marks.at(-1)) this.#marks.pop();
    else this.#height -= pops;
    this.#height += pushes;
    if (effect === 'import') this.#imported = true;
    return effect === 'run' || (effect === 'call' && this.#imported);
  }
}

/** How far an unpickler would get in a head. */
export function walkPickle(head: Uint8Array, more: boolean): PickleOutcome {
  return new PickleWalk().run(head, 0, more);
}

function protocolLength(protocol: number | undefined): 1 | 'short' | 'wrong' {
  if (protocol === undefined) return 'short';
  return protocol > HIGHEST_PROTOCOL ? 'wrong' : 1;
}

function argumentLength(
  argument: PickleArgument,
  bytes: Uint8Array,
  at: number,
): number | 'short' | 'wrong' {
  if (typeof argument === 'number') return at + argument > bytes.byteLength ? 'short' : argument;
  if (argument.startsWith('count'))
    return countedLength(Number(argument.slice('count'.length)), bytes, at);
  const lines = argument === 'names' ? 2 : 1;
  let end = at;
  for (let i = 0; i < lines; i += 1) {
    const feed = bytes.indexOf(LINE_FEED, end);
    if (feed === -1) return 'short';
    const line = String.fromCharCode(...bytes.subarray(end, Math.min(feed, end + 4_096)));
    if (!LINES[argument as keyof typeof LINES].test(line)) return 'wrong';
    end = feed + 1;
  }
  return end - at;
}

function countedLength(width: number, bytes: Uint8Array, at: number): number | 'short' {
  if (at + width > bytes.byteLength) return 'short';
  let count = 0;
  for (let i = width - 1; i >= 0; i -= 1) count = count * 256 + (bytes[at + i] as number);
  return width + count;
}
