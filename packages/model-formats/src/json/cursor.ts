import { JsonProblem } from './problem.ts';
import { decodeString, spanString } from './text.ts';

/** The kind of the next value. */
export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'literal' | 'end' | 'other';

const LATIN = new TextDecoder('latin1');
const LITERALS = ['true', 'false', 'null'] as const;
/** Keys of objects with more members than this are looked up in a set. */
const FEW = 8;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Longer numbers are refused: no offset or size is that long. */
const MAX_NUMBER_LENGTH = 1_024;

/**
 * A single pass over one strict JSON text (RFC 8259) that keeps byte offsets.
 *
 * Duplicate keys, invalid UTF-8, lone surrogates, a byte order mark, comments and trailing commas
 * are refused at every level. The caller consumes exactly one value per callback.
 * Cost: O(bytes) time; memory for one copy of the text and the keys of the objects that are open.
 *
 * @throws {JsonProblem} from every method, with the offset
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export class JsonCursor {
  /** Offset of the next byte to read. */
  at = 0;
  readonly #bytes: Uint8Array;
  readonly #latin: string;
  readonly #maxDepth: number;
  #depth = 0;

  constructor(bytes: Uint8Array, maxDepth: number) {
    this.#bytes = bytes;
    this.#latin = LATIN.decode(bytes);
    this.#maxDepth = maxDepth;
  }

  /** Kind of the next value, after white space. */
  kind(): JsonKind {
    switch (this.#peek()) {
      case -1:
        return 'end';
      case 0x7b:
        return 'object';
      case 0x5b:
        return 'array';
      case 0x22:
        return 'string';
      case 0x74:
      case 0x66:
      case 0x6e:
        return 'literal';
      default:
        return isNumberByte(this.#peek()) ? 'number' : 'other';
    }
  }

  /** Calls back for every member, with the cursor before its value. */
  object(onMember: (key: string, keyAt: number) => void): void {
    this.#open(0x7b, 'an object');
    const keys = uniqueKeys();
    if (this.#peek() === 0x7d) return this.#close();
    for (;;) {
      this.#peek();
      const keyAt = this.at;
      const key = this.string();
      if (!keys.add(key))
        throw new JsonProblem(
          'duplicate-key',
          `the key ${JSON.stringify(key.slice(0, 120).toWellFormed())} occurs twice in one object`,
          keyAt,
        );
      this.#expect(0x3a, '":"');
      onMember(key, keyAt);
      if (this.#peek() === 0x7d) return this.#close();
      this.#expect(0x2c, '"," or "}"');
    }
  }

  /** Calls back for every item, with the cursor before it. */
  array(onItem: (index: number) => void): void {
    this.#open(0x5b, 'an array');
    if (this.#peek() === 0x5d) return this.#close();
    for (let index = 0; ; index += 1) {
      onItem(index);
      if (this.#peek() === 0x5d) return this.#close();
      this.#expect(0x2c, '"," or "]"');
    }
  }

  /** The next value, a string. */
  string(): string {
    if (this.#peek() !== 0x22) throw this.#syntax('expected a string');
    const span = spanString(this.#bytes, this.at, this.#bytes.length);
    const text = decodeString(this.#bytes, this.#latin, span);
    this.at = span.end + 1;
    return text;
  }

  /**
   * The next value, a number: exact when it is an integer written with digits only; NaN when it is written in any other
   * way (`-0`, `1.0`, `1e3`); above 2^53 - 1 only its magnitude is reliable.
   */
  unsigned(): number {
    this.#peek();
    const start = this.at;
    let value = 0;
    let digit = (this.#bytes[this.at] ?? 0) - 0x30;
    for (; digit >= 0 && digit <= 9; digit = (this.#bytes[(this.at += 1)] ?? 0) - 0x30)
      value = value * 10 + digit;
    const plain = this.at > start && !isNumberByte(this.#bytes[this.at] ?? 0);
    if (plain && (this.at === start + 1 || this.#bytes[start] !== 0x30)) return value;
    this.at = start;
    this.#number();
    return Number.NaN;
  }

  /** Skips the next value, whatever it is, and checks it. */
  skipValue(): void {
    switch (this.kind()) {
      case 'object':
        return this.object(() => this.skipValue());
      case 'array':
        return this.array(() => this.skipValue());
      case 'string':
        this.string();
        return;
      case 'number':
        return this.#number();
      case 'literal':
        return this.#literal();
      default:
        throw this.#syntax('expected a value');
    }
  }

  /** Throws unless nothing but white space follows. */
  end(): void {
    if (this.#peek() !== -1) throw this.#syntax('expected the end of the text');
  }

  #number(): void {
    const start = this.at;
    while (isNumberByte(this.#bytes[this.at] ?? 0)) this.at += 1;
    const length = this.at - start;
    if (length > MAX_NUMBER_LENGTH) throw new JsonProblem('syntax', 'a number is too long', start);
    const text = this.#latin.slice(start, this.at);
    if (!NUMBER.test(text)) throw new JsonProblem('syntax', 'expected a number', start);
  }

  #literal(): void {
    const found = LITERALS.find((word) => this.#latin.startsWith(word, this.at));
    if (found === undefined) throw this.#syntax('expected true, false or null');
    this.at += found.length;
  }

  #peek(): number {
    for (; this.at < this.#bytes.length; this.at += 1) {
      const byte = this.#bytes[this.at] as number;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
    }
    return -1;
  }

  #open(byte: number, what: string): void {
    if (this.#peek() !== byte) throw this.#syntax(`expected ${what}`);
    this.#depth += 1;
    if (this.#depth > this.#maxDepth)
      throw new JsonProblem('depth', `nested deeper than ${this.#maxDepth}`, this.at);
    this.at += 1;
  }

  #close(): void {
    this.#depth -= 1;
    this.at += 1;
  }

  #expect(byte: number, what: string): void {
    if (this.#peek() !== byte) throw this.#syntax(`expected ${what}`);
    this.at += 1;
  }

  #syntax(message: string): JsonProblem {
    return new JsonProblem(
      'syntax',
      this.at >= this.#bytes.length ? `${message}, got the end of the text` : message,
      this.at,
    );
  }
}

function isNumberByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x2b ||
    byte === 0x2e ||
    byte === 0x65 ||
    byte === 0x45
  );
}

function uniqueKeys(): { add(key: string): boolean } {
  const few: string[] = [];
  let many: Set<string> | undefined;
  return {
    add(key) {
      if (many === undefined && few.length === FEW) many = new Set(few);
      if (many === undefined ? few.includes(key) : many.has(key)) return false;
      if (many === undefined) few.push(key);
      else many.add(key);
      return true;
    },
  };
}
