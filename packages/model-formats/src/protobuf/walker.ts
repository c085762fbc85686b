import type { Limits } from '../limits.ts';
import type { ByteWindow } from '../window.ts';
import type { FieldSpec, MessageSpec } from './message.ts';
import type { WalkProblem } from './problem.ts';
import type { WireScope } from './wire.ts';
import { LENGTH_DELIMITED, stop, WireReader } from './wire.ts';

/** An open message. */
export interface Frame extends WireScope {
  readonly spec: MessageSpec<unknown>;
  readonly draft: unknown;
  /** Field numbers up to 31 that were seen. */
  seen: number;
  /** Passes the finished draft to the enclosing message. */
  readonly done: () => void;
}

/** Where to continue; the `wanted` bytes there must first be held and passed to `take`. */
export interface Step {
  readonly next: number;
  readonly wanted: number;
}

type Field<K extends FieldSpec<unknown>['kind']> = Extract<
  FieldSpec<unknown>,
  { readonly kind: K }
>;

const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Texts of up to this many bytes are assembled byte by byte. */
const SHORT = 24;
const HIGHEST_TAG = 0xffff_ffff;
const SINGLE_WIRE = { 0: 0, 4: 5, 8: 1 } as const;

/** Takes the steps of a walk whose bytes are already held; open messages form a list rather than a recursion. */
export class Walker {
  readonly #window: ByteWindow;
  readonly #wire: WireReader;
  readonly #stack: Frame[];
  readonly #limits: Limits;
  readonly #onProblem: (problem: WalkProblem) => void;
  #fieldsLeft: number;
  #textLeft: number;
  #take: (bytes: Uint8Array) => void = () => {};

  constructor(
    window: ByteWindow,
    root: Frame,
    limits: Limits,
    onProblem: (problem: WalkProblem) => void,
  ) {
    this.#window = window;
    this.#wire = new WireReader(window);
    this.#stack = [root];
    this.#limits = limits;
    this.#onProblem = onProblem;
    this.#fieldsLeft = limits.maxFields;
    this.#textLeft = limits.maxHeaderBytes;
  }

  /** Closes the messages that end here; returns the innermost one that continues, if any. */
  leave(at: number): Frame | undefined {
    for (;;) {
      const frame = this.#stack.at(-1);
      if (frame === undefined || at < frame.end) return frame;
      this.#stack.pop();
      frame.done();
    }
  }

  /** Reads one field with its tag at `at`. */
  field(frame: Frame, at: number): Step {
    this.#fieldsLeft -= 1;
    if (this.#fieldsLeft < 0)
      throw stop('limit', `more than ${this.#limits.maxFields} fields`, at, frame);
    this.#wire.cursor = at;
    const tag = Number(this.#wire.varint(frame));
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (number < 1 || tag > HIGHEST_TAG)
      throw stop('malformed', 'a field has no number', at, frame);
    const field = frame.spec.fields[number];
    if (field === undefined) {
      this.#onProblem({
        kind: 'unknown-field',
        message: `${frame.name} has a field ${number} that the schema does not define`,
        at,
        where: `${frame.name}.${number}`,
      });
      return this.#pass(frame, wire, at);
    }
    this.#once(frame, field, number, at);
    return this.#known(frame, field, wire, at);
  }

  /** Receives the bytes that the last step asked for. */
  take(at: number, length: number): void {
    const from = at - this.#window.start;
    this.#take(this.#window.bytes.subarray(from, from + length));
  }

  #known(frame: Frame, field: FieldSpec<unknown>, wire: number, at: number): Step {
    switch (field.kind) {
      case 'varint':
        return this.#varint(frame, field, wire, at);
      case 'numbers':
        return this.#numbers(frame, field, wire, at);
      case 'ignored':
        expectWire(frame, wire, field.wire, at);
        return this.#pass(frame, wire, at);
      case 'message':
        return this.#enter(frame, field, wire, at);
      case 'payload':
        return this.#payload(frame, field, wire, at);
      case 'text':
        return this.#text(frame, field, wire, at);
    }
  }

  #varint(frame: Frame, field: Field<'varint'>, wire: number, at: number): Step {
    if (wire === LENGTH_DELIMITED && field.repeated) return this.#packed(frame, field, at);
    expectWire(frame, wire, 0, at);
    field.set(frame.draft, this.#wire.varint(frame), at);
    return { next: this.#wire.cursor, wanted: 0 };
  }

  #packed(frame: Frame, field: Field<'varint'>, at: number): Step {
    const length = this.#wire.length(frame, at);
    const next = this.#wire.cursor;
    if (length > this.#limits.maxTextLength)
      throw stop('limit', `a packed list of ${length} bytes`, at, frame);
    const list: WireScope = { name: frame.name, end: next + length };
    this.#take = () => {
      for (this.#wire.cursor = next; this.#wire.cursor < list.end;)
        field.set(frame.draft, this.#wire.varint(list), at);
    };
    return { next, wanted: length };
  }

  #numbers(frame: Frame, field: Field<'numbers'>, wire: number, at: number): Step {
    if (wire !== LENGTH_DELIMITED) {
      expectWire(frame, wire, SINGLE_WIRE[field.width], at);
      field.set(frame.draft, 1, at);
      return this.#pass(frame, wire, at);
    }
    const length = this.#wire.length(frame, at);
    if (field.width > 0 && length % field.width !== 0)
      throw stop('malformed', 'a packed list ends within a number', at, frame);
    field.set(frame.draft, field.width === 0 ? undefined : length / field.width, this.#wire.cursor);
    return { next: this.#wire.cursor + length, wanted: 0 };
  }

  #payload(frame: Frame, field: Field<'payload'>, wire: number, at: number): Step {
    expectWire(frame, wire, LENGTH_DELIMITED, at);
    const length = this.#wire.length(frame, at);
    field.set(frame.draft, length, this.#wire.cursor);
    return { next: this.#wire.cursor + length, wanted: 0 };
  }

  #enter(frame: Frame, field: Field<'message'>, wire: number, at: number): Step {
    expectWire(frame, wire, LENGTH_DELIMITED, at);
    const length = this.#wire.length(frame, at);
    if (this.#stack.length >= this.#limits.maxDepth)
      throw stop('limit', `messages nested deeper than ${this.#limits.maxDepth}`, at, frame);
    const spec = field.spec() as MessageSpec<unknown>;
    const draft = spec.open(at);
    const done = (): void => field.set(frame.draft as never, draft as never, at);
    this.#stack.push({
      spec,
      name: spec.name,
      draft,
      end: this.#wire.cursor + length,
      seen: 0,
      done,
    });
    return { next: this.#wire.cursor, wanted: 0 };
  }

  #text(frame: Frame, field: Field<'text'>, wire: number, at: number): Step {
    expectWire(frame, wire, LENGTH_DELIMITED, at);
    const length = this.#wire.length(frame, at);
    this.#textLeft -= length;
    if (this.#textLeft < 0)
      throw stop(
        'limit',
        `names and texts of more than ${this.#limits.maxHeaderBytes} bytes`,
        at,
        frame,
      );
    if (length === 0) field.set(frame.draft, '', at);
    this.#take = (bytes) => field.set(frame.draft, this.#decode(bytes, frame, at), at);
    return { next: this.#wire.cursor, wanted: length };
  }

  #decode(bytes: Uint8Array, frame: Frame, at: number): string {
    const plain = plainText(bytes);
    if (plain !== undefined) return plain;
    try {
      return UTF8.decode(bytes).slice(0, this.#limits.maxTextLength).toWellFormed();
    } catch {
      throw stop('malformed', 'a text is not UTF-8', at, frame);
    }
  }

  #pass(frame: Frame, wire: number, at: number): Step {
    this.#wire.pass(frame, wire, at);
    return { next: this.#wire.cursor, wanted: 0 };
  }

  #once(frame: Frame, field: FieldSpec<unknown>, number: number, at: number): void {
    if (field.repeated || number > 31) return;
    const bit = 1 << number;
    if ((frame.seen & bit) !== 0)
      this.#onProblem({
        kind: 'duplicate-field',
        message: `${frame.name} has field ${number} twice`,
        at,
        where: `${frame.name}.${number}`,
      });
    frame.seen |= bit;
  }
}

function expectWire(frame: Frame, wire: number, expected: number, at: number): void {
  if (wire !== expected)
    throw stop('malformed', `wire type ${wire} where the schema has ${expected}`, at, frame);
}

/** Decodes short ASCII, which most names are, without a decoder. */
function plainText(bytes: Uint8Array): string | undefined {
  if (bytes.length > SHORT) return undefined;
  let text = '';
  for (const byte of bytes) {
    if (byte > 0x7e) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}
