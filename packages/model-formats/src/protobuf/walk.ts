import type { ByteSource } from '@weighbridge/core';
import type { Limits } from '../limits.ts';
import { ByteWindow } from '../window.ts';
import type { FieldSpec, MessageSpec, Varint } from './message.ts';

/** What ends or accompanies a walk. */
export type WalkProblemKind = 'malformed' | 'limit' | 'duplicate-field' | 'unknown-field';

/** One problem at one place. */
export interface WalkProblem {
  readonly kind: WalkProblemKind;
  readonly message: string;
  readonly at: number;
  /** Message and field, for instance `GraphProto.9`. */
  readonly where: string;
}

interface Frame {
  readonly spec: MessageSpec<unknown>;
  readonly draft: unknown;
  readonly end: number;
  /** Field numbers up to 31 that were seen. */
  seen: number;
  /** Gives the finished draft to the message around it. */
  readonly done: () => void;
}

interface Budget {
  fields: number;
  text: number;
}

/** The longest varint, bytes. */
const MAX_VARINT = 10;
/** A tag and a length are never longer than this. */
const MAX_PREFIX = 2 * MAX_VARINT;
const LENGTH_DELIMITED = 2;
const WIDTHS: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/** Ends a walk; never leaves this file. */
class Stop extends Error {
  readonly problem: WalkProblem;

  constructor(problem: WalkProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Walks one protobuf message over a source, filling drafts by its schema and passing over what the
 * schema does not ask for.
 *
 * Stricter than a protobuf library: a known field of another wire type, a second value of a singular
 * field and groups are problems. No recursion: nesting is bounded by `limits.maxDepth`.
 * Cost: O(fields) time; reads only what is not passed over, in windows.
 *
 * @returns whether the message was walked to its end
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export async function walkMessage<C>(
  source: ByteSource,
  spec: MessageSpec<C>,
  draft: C,
  options: {
    readonly limits: Limits;
    readonly signal?: AbortSignal;
    onProblem(problem: WalkProblem): void;
  },
): Promise<boolean> {
  const window = new ByteWindow(source, options.signal);
  const stack: Frame[] = [
    { spec: spec as MessageSpec<unknown>, draft, end: source.sizeBytes, seen: 0, done: () => {} },
  ];
  const budget: Budget = { fields: options.limits.maxFields, text: options.limits.maxHeaderBytes };
  const walker = new Walker(window, stack, budget, options.limits, options.onProblem);
  try {
    for (let at = 0; ;) {
      const frame = walker.leave(at);
      if (frame === undefined) return true;
      if (!window.holds(at, MAX_PREFIX)) await window.fill(at, MAX_PREFIX);
      const step = walker.field(frame, at);
      if (step.wanted > 0) {
        if (!window.holds(step.next, step.wanted)) await window.fill(step.next, step.wanted);
        walker.text(step.next, step.wanted);
      }
      at = step.next + step.wanted;
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    options.onProblem(error.problem);
    return false;
  }
}

/** Where to go on; `wanted` bytes of text stand there and must be held first. */
interface Step {
  readonly next: number;
  readonly wanted: number;
}

class Walker {
  readonly #window: ByteWindow;
  readonly #stack: Frame[];
  readonly #budget: Budget;
  readonly #limits: Limits;
  readonly #onProblem: (problem: WalkProblem) => void;
  /** Receives the text that the last step asked for. */
  #takeText: (value: Uint8Array) => void = () => {};
  #cursor = 0;

  constructor(
    window: ByteWindow,
    stack: Frame[],
    budget: Budget,
    limits: Limits,
    onProblem: (problem: WalkProblem) => void,
  ) {
    this.#window = window;
    this.#stack = stack;
    this.#budget = budget;
    this.#limits = limits;
    this.#onProblem = onProblem;
  }

  /** Closes the messages that end here; the innermost one that goes on, if any. */
  leave(at: number): Frame | undefined {
    for (;;) {
      const frame = this.#stack.at(-1);
      if (frame === undefined || at < frame.end) return frame;
      this.#stack.pop();
      frame.done();
    }
  }

  /** Reads one field whose tag stands at `at`. */
  field(frame: Frame, at: number): Step {
    this.#budget.fields -= 1;
    if (this.#budget.fields < 0)
      throw this.#stop('limit', `more than ${this.#limits.maxFields} fields`, at, frame);
    this.#cursor = at;
    const tag = Number(this.#varint(frame));
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (number === 0 || tag > 0xffff_ffff)
      throw this.#stop('malformed', 'a field has no number', at, frame);
    const field = frame.spec.fields.get(number);
    if (field === undefined) return this.#unknown(frame, number, wire, at);
    this.#once(frame, field, number, at);
    return this.#known(frame, field, wire, at);
  }

  /** Hands over the text that the last step asked for. */
  text(at: number, length: number): void {
    const from = at - this.#window.start;
    this.#takeText(this.#window.bytes.subarray(from, from + length));
  }

  #known(frame: Frame, field: FieldSpec<unknown>, wire: number, at: number): Step {
    switch (field.kind) {
      case 'varint':
        return this.#number(frame, field, wire, at);
      case 'numbers':
        return this.#numbers(frame, field, wire, at);
      case 'ignored':
        this.#expect(frame, wire, field.wire, at);
        return this.#pass(frame, wire, at);
      case 'message':
        this.#expect(frame, wire, LENGTH_DELIMITED, at);
        return this.#enter(frame, field, at);
      case 'payload': {
        this.#expect(frame, wire, LENGTH_DELIMITED, at);
        const length = this.#length(frame, at);
        field.set(frame.draft, length, this.#cursor);
        return { next: this.#cursor + length, wanted: 0 };
      }
      case 'text':
        this.#expect(frame, wire, LENGTH_DELIMITED, at);
        return this.#wantText(frame, field, at);
    }
  }

  #number(
    frame: Frame,
    field: FieldSpec<unknown> & { kind: 'varint' },
    wire: number,
    at: number,
  ): Step {
    if (wire === LENGTH_DELIMITED && field.repeated) return this.#packed(frame, field, at);
    this.#expect(frame, wire, 0, at);
    field.set(frame.draft, this.#varint(frame), at);
    return { next: this.#cursor, wanted: 0 };
  }

  #packed(frame: Frame, field: FieldSpec<unknown> & { kind: 'varint' }, at: number): Step {
    const length = this.#length(frame, at);
    const start = this.#cursor;
    if (length > this.#limits.maxTextLength)
      throw this.#stop('limit', `a packed list of ${length} bytes`, at, frame);
    this.#takeText = () => {
      for (this.#cursor = start; this.#cursor < start + length;)
        field.set(frame.draft, this.#varint(frame), at);
      if (this.#cursor !== start + length)
        throw this.#stop('malformed', 'a packed list ends within a number', at, frame);
    };
    return { next: start, wanted: length };
  }

  #numbers(
    frame: Frame,
    field: FieldSpec<unknown> & { kind: 'numbers' },
    wire: number,
    at: number,
  ): Step {
    const single = { 0: 0, 4: 5, 8: 1 }[field.width];
    if (wire !== LENGTH_DELIMITED) {
      this.#expect(frame, wire, single, at);
      field.set(frame.draft, 1, at);
      return this.#pass(frame, wire, at);
    }
    const length = this.#length(frame, at);
    if (field.width > 0 && length % field.width !== 0)
      throw this.#stop('malformed', 'a packed list ends within a number', at, frame);
    field.set(frame.draft, field.width === 0 ? undefined : length / field.width, this.#cursor);
    return { next: this.#cursor + length, wanted: 0 };
  }

  #enter(frame: Frame, field: FieldSpec<unknown> & { kind: 'message' }, at: number): Step {
    const length = this.#length(frame, at);
    if (this.#stack.length >= this.#limits.maxDepth)
      throw this.#stop('limit', `messages nested deeper than ${this.#limits.maxDepth}`, at, frame);
    const spec = field.spec() as MessageSpec<unknown>;
    const draft = spec.open(at);
    const done = (): void => field.set(frame.draft, draft as never, at);
    this.#stack.push({ spec, draft, end: this.#cursor + length, seen: 0, done });
    return { next: this.#cursor, wanted: 0 };
  }

  #wantText(frame: Frame, field: FieldSpec<unknown> & { kind: 'text' }, at: number): Step {
    const length = this.#length(frame, at);
    const next = this.#cursor;
    if (length > this.#limits.maxHeaderBytes || (this.#budget.text -= length) < 0)
      throw this.#stop(
        'limit',
        `names and texts of more than ${this.#limits.maxHeaderBytes} bytes`,
        at,
        frame,
      );
    if (length === 0) field.set(frame.draft, '', at);
    this.#takeText = (bytes) => field.set(frame.draft, this.#decode(bytes, frame, next), at);
    return { next, wanted: length };
  }

  #decode(bytes: Uint8Array, frame: Frame, at: number): string {
    try {
      return UTF8.decode(bytes).slice(0, this.#limits.maxTextLength).toWellFormed();
    } catch {
      throw this.#stop('malformed', 'a text is not UTF-8', at, frame);
    }
  }

  #unknown(frame: Frame, number: number, wire: number, at: number): Step {
    this.#onProblem({
      kind: 'unknown-field',
      message: `${frame.spec.name} has a field ${number} that the schema does not define`,
      at,
      where: `${frame.spec.name}.${number}`,
    });
    return this.#pass(frame, wire, at);
  }

  /** Passes over a value of a wire type. */
  #pass(frame: Frame, wire: number, at: number): Step {
    const width = WIDTHS[wire];
    if (wire === 0) this.#varint(frame);
    else if (wire === LENGTH_DELIMITED) this.#skip(this.#length(frame, at));
    else if (width === undefined)
      throw this.#stop('malformed', `wire type ${wire} is not used by the schema`, at, frame);
    else this.#cursor += width;
    if (this.#cursor > frame.end)
      throw this.#stop('malformed', 'a value goes beyond the end of its message', at, frame);
    return { next: this.#cursor, wanted: 0 };
  }

  #skip(length: number): void {
    this.#cursor += length;
  }

  #length(frame: Frame, at: number): number {
    const length = Number(this.#varint(frame));
    if (!(length >= 0 && this.#cursor + length <= frame.end))
      throw this.#stop(
        'malformed',
        `a length of ${length} bytes goes beyond the end of its message`,
        at,
        frame,
      );
    return length;
  }

  #once(frame: Frame, field: FieldSpec<unknown>, number: number, at: number): void {
    if (field.repeated || number > 31) return;
    const bit = 1 << number;
    if ((frame.seen & bit) !== 0)
      this.#onProblem({
        kind: 'duplicate-field',
        message: `${frame.spec.name} has its field ${number} twice`,
        at,
        where: `${frame.spec.name}.${number}`,
      });
    frame.seen |= bit;
  }

  #expect(frame: Frame, wire: number, expected: number, at: number): void {
    if (wire !== expected)
      throw this.#stop(
        'malformed',
        `wire type ${wire} where the schema has ${expected}`,
        at,
        frame,
      );
  }

  /** A varint at the cursor, as a signed 64-bit number. */
  #varint(frame: Frame): Varint {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 7; i += 1) {
      const byte = this.#byte(frame);
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    return this.#longVarint(BigInt(value), frame);
  }

  #longVarint(low: bigint, frame: Frame): Varint {
    let value = low;
    for (let shift = 49n; shift < 70n; shift += 7n) {
      const byte = this.#byte(frame);
      value += BigInt(byte & 0x7f) << shift;
      if (byte >= 0x80) continue;
      const signed = BigInt.asIntN(64, value);
      const plain = Number(signed);
      return Number.isSafeInteger(plain) ? plain : signed;
    }
    throw this.#stop('malformed', 'a number is longer than 10 bytes', this.#cursor, frame);
  }

  #byte(frame: Frame): number {
    if (this.#cursor >= frame.end)
      throw this.#stop('malformed', 'a message ends within a number', this.#cursor, frame);
    const byte = this.#window.at(this.#cursor);
    this.#cursor += 1;
    return byte;
  }

  #stop(kind: WalkProblemKind, message: string, at: number, frame: Frame): Stop {
    return new Stop({
      kind,
      message: `${frame.spec.name}: ${message}`,
      at,
      where: frame.spec.name,
    });
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
