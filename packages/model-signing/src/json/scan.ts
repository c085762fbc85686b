import { isIntegerText } from './integer-text.ts';

/** What is wrong with a JSON text. */
export type JsonProblemKind = 'syntax' | 'duplicate-key' | 'limit';

/** Ends the reading of a JSON text; it never leaves this package. */
export class JsonProblem extends Error {
  readonly kind: JsonProblemKind;
  /** Offset in the text, UTF-16 code units. */
  readonly at: number;
  /** JSON Pointer (RFC 6901) of the current value. */
  readonly pointer: string;

  constructor(kind: JsonProblemKind, message: string, at: number, pointer: string) {
    super(message);
    this.name = 'JsonProblem';
    this.kind = kind;
    this.at = at;
    this.pointer = pointer;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const LITERALS = ['true', 'false', 'null'] as const;
/** Numbers longer than this are refused: nothing signed is that long. */
const MAX_NUMBER_LENGTH = 1_024;
/**
 * Maximum number of members of one object: large collections are lists. More names would cost tens of seconds
 * and hundreds of megabytes before anything is verified (CWE-400).
 */
const MAX_MEMBERS = 10_000;
/** Objects with more members than this look their names up in a set. */
const FEW = 8;

/**
 * Checks that a text is strict JSON, so that `JSON.parse` reads it as any other reader would.
 *
 * Refused beyond RFC 8259's grammar: more than 10,000 members of one object, a duplicate name in one object, a
 * lone surrogate, a number that no double holds or that is a whole number only by rounding, and what exceeds
 * the limits.
 * Cost: O(n) time; memory for the names of the open objects.
 *
 * @throws {JsonProblem}
 * @see https://www.rfc-editor.org/rfc/rfc8259
 * @see https://www.rfc-editor.org/rfc/rfc7493 I-JSON, sections 2.1 to 2.3
 */
export class JsonScanner {
  readonly #text: string;
  readonly #maxDepth: number;
  readonly #maxValues: number;
  readonly #path: (string | number)[] = [];
  #at = 0;
  #values = 0;

  /** `text` is well-formed Unicode. */
  constructor(text: string, limits: { readonly maxDepth: number; readonly maxValues: number }) {
    this.#text = text;
    this.#maxDepth = limits.maxDepth;
    this.#maxValues = limits.maxValues;
  }

  /** Skips the one value of the text. */
  scan(): void {
    this.#value();
    if (!Number.isNaN(this.#peek())) throw this.#problem('syntax', 'text follows the value');
  }

  #value(): void {
    this.#values += 1;
    if (this.#values > this.#maxValues)
      throw this.#problem('limit', `more than ${this.#maxValues} values`);
    switch (this.#peek()) {
      case 0x7b:
        this.#open();
        return this.#object();
      case 0x5b:
        this.#open();
        return this.#array();
      case 0x22:
        return this.#string();
      case 0x74:
      case 0x66:
      case 0x6e:
        return this.#literal();
      default:
        return this.#number();
    }
  }

  #open(): void {
    if (this.#path.length >= this.#maxDepth)
      throw this.#problem('limit', `nested deeper than ${this.#maxDepth}`);
    this.#at += 1;
  }

  #object(): void {
    if (this.#closes(0x7d)) return;
    const names = new Names();
    const level = this.#path.length;
    for (let members = 1; ; members += 1) {
      this.#path.length = level;
      if (members > MAX_MEMBERS)
        throw this.#problem('limit', `more than ${MAX_MEMBERS} members in one object`);
      if (this.#peek() !== 0x22) throw this.#problem('syntax', 'expected a member’s name');
      const from = this.#at;
      const name = this.#name();
      this.#path[level] = name;
      if (!names.add(name))
        throw this.#problem('duplicate-key', 'a member appears twice in one object', from);
      this.#expect(0x3a, 'expected ":"');
      this.#value();
      if (this.#closes(0x7d)) break;
      this.#expect(0x2c, 'expected "," or "}"');
    }
    this.#path.length = level;
  }

  #array(): void {
    if (this.#closes(0x5d)) return;
    const level = this.#path.length;
    for (let index = 0; ; index += 1) {
      this.#path[level] = index;
      this.#value();
      if (this.#closes(0x5d)) break;
      this.#expect(0x2c, 'expected "," or "]"');
    }
    this.#path.length = level;
  }

  #closes(unit: number): boolean {
    if (this.#peek() !== unit) return false;
    this.#at += 1;
    return true;
  }

  #name(): string {
    const open = this.#at;
    const isEscaped = this.#spanString();
    return isEscaped ? this.#unescape(open) : this.#text.slice(open + 1, this.#at - 1);
  }

  #string(): void {
    const open = this.#at;
    if (this.#spanString()) this.#unescape(open);
  }

  /** Skips a string and returns whether it has escapes. */
  #spanString(): boolean {
    let isEscaped = false;
    for (let i = this.#at + 1; ; i += 1) {
      const unit = this.#text.charCodeAt(i);
      if (unit === 0x22) {
        this.#at = i + 1;
        return isEscaped;
      }
      if (unit === 0x5c) {
        isEscaped = true;
        i = this.#escape(i) - 1;
      } else if (!(unit >= 0x20)) {
        const what = Number.isNaN(unit) ? 'a string does not end' : 'a raw control character';
        throw this.#problem('syntax', what, i);
      }
    }
  }

  #escape(at: number): number {
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(this.#text)) throw this.#problem('syntax', 'an unknown escape', at);
    return ESCAPE.lastIndex;
  }

  #unescape(open: number): string {
    const value = JSON.parse(this.#text.slice(open, this.#at)) as string;
    if (!value.isWellFormed()) throw this.#problem('syntax', 'a lone surrogate', open);
    return value;
  }

  #number(): void {
    NUMBER.lastIndex = this.#at;
    if (!NUMBER.test(this.#text)) throw this.#problem('syntax', 'expected a value');
    const length = NUMBER.lastIndex - this.#at;
    if (length > MAX_NUMBER_LENGTH) throw this.#problem('limit', 'a number is too long');
    const text = this.#text.slice(this.#at, NUMBER.lastIndex);
    const value = Number(text);
    if (!Number.isFinite(value)) throw this.#problem('syntax', 'a number is too large');
    if (Number.isSafeInteger(value) && !isIntegerText(text))
      throw this.#problem('syntax', 'a number is a whole number only by rounding');
    this.#at = NUMBER.lastIndex;
  }

  #literal(): void {
    const found = LITERALS.find((word) => this.#text.startsWith(word, this.#at));
    if (found === undefined) throw this.#problem('syntax', 'expected true, false or null');
    this.#at += found.length;
  }

  /** The next code unit that is not white space; NaN at the end. */
  #peek(): number {
    for (; ; this.#at += 1) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return unit;
    }
  }

  #expect(unit: number, message: string): void {
    if (this.#peek() !== unit) throw this.#problem('syntax', message);
    this.#at += 1;
  }

  #problem(kind: JsonProblemKind, message: string, at = this.#at): JsonProblem {
    const ended = kind === 'syntax' && at >= this.#text.length;
    const pointer = this.#path.map((step) => `/${escapeStep(String(step))}`).join('');
    return new JsonProblem(
      kind,
      ended ? `${message}, got the end of the text` : message,
      at,
      pointer,
    );
  }
}

/** Maximum length of a step that an error's pointer quotes. */
const MAX_STEP = 120;

function escapeStep(step: string): string {
  return step.slice(0, MAX_STEP).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The names of one object. */
class Names {
  readonly #few: string[] = [];
  #many: Set<string> | undefined;

  /** Whether the name is new. */
  add(name: string): boolean {
    if (this.#many === undefined) {
      if (this.#few.includes(name)) return false;
      this.#few.push(name);
      if (this.#few.length > FEW) this.#many = new Set(this.#few);
      return true;
    }
    const { size } = this.#many;
    return this.#many.add(name).size > size;
  }
}
