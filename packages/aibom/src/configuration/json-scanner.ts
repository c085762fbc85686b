import type { ConfigurationSink } from './events.ts';
import { MAX_DEPTH, MAX_KEPT } from './events.ts';
import { StringReader } from './json-string.ts';

const WORD = /[^\s,:[\]{}"'/]*/y;
const SPACE = /\s*/y;
const LINE_END = /[\r\n\u2028\u2029]/g;
const NUMBER = /^[-+]?(?:\d|\.\d|0[xX])/;
const LITERALS: Readonly<Record<string, 'boolean' | 'null' | 'number'>> = {
  true: 'boolean',
  false: 'boolean',
  null: 'null',
  NaN: 'number',
  Infinity: 'number',
  '-Infinity': 'number',
  '+Infinity': 'number',
};

/** Maximum length of a literal or a number; no real one is longer. */
const MAX_WORD = 4_096;

type Expect = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'next';

/**
 * Reports the content of a JSON text of any length, piece by piece: O(length) time, memory for the levels that are
 * open.
 *
 * Reads everything that some loader reads: NaN and Infinity, repeated keys, comments, trailing commas, single quotes,
 * bare keys, raw control characters, several values in one text. A text that is strict JSON is read as every reader
 * reads it. Never throws.
 */
export class JsonScanner {
  /** Number of values that began at the top of the text. */
  roots = 0;
  /** What the text uses that strict JSON (RFC 8259) does not allow. */
  readonly oddities = new Set<string>();
  /** Why the text cannot be read any further; undefined while it can. */
  trouble: string | undefined;
  readonly #sink: ConfigurationSink;
  /** For each open container, outermost first, whether it is an object. */
  readonly #open: boolean[] = [];
  #expect: Expect = 'value';
  #string: StringReader | undefined;
  #comment: 'line' | 'block' | undefined;
  #left = '';

  readonly #maxKept: number;

  /** Keeps at most `maxKept` UTF-16 code units of each name and text. */
  constructor(sink: ConfigurationSink, maxKept: number = MAX_KEPT) {
    this.#sink = sink;
    this.#maxKept = maxKept;
  }

  /** The next piece of the text. */
  push(piece: string): void {
    this.#read(this.#left + piece, false);
  }

  /** The text ends. */
  end(): void {
    this.#read(this.#left, true);
    const isOpen = this.#open.length > 0 || this.#string !== undefined || this.#comment === 'block';
    if (isOpen) this.trouble ??= 'ends before its last value does';
  }

  #read(text: string, isLast: boolean): void {
    let at = 0;
    while (at < text.length && this.trouble === undefined) {
      const next = this.#step(text, at, isLast);
      if (next === undefined) break;
      at = next;
    }
    this.#left = this.trouble === undefined ? text.slice(at) : '';
  }

  /** Reads on from `at`; undefined when the token there may continue in the next piece. */
  #step(text: string, at: number, isLast: boolean): number | undefined {
    if (this.#string !== undefined) return this.#inString(this.#string, text, at);
    if (this.#comment !== undefined) return this.#inComment(text, at, isLast);
    SPACE.lastIndex = at;
    SPACE.exec(text);
    const from = SPACE.lastIndex;
    if (from > at) return from;
    const c = text[at] as string;
    if (c === '"' || c === "'") return this.#beginString(c, at);
    if (c === '/') return this.#beginComment(text, at, isLast);
    if ('{}[],:'.includes(c)) {
      this.#mark(c);
      return at + 1;
    }
    return this.#word(text, at, isLast);
  }

  #beginString(quote: string, at: number): number {
    if (quote === "'") this.oddities.add('single quotes');
    this.#string = new StringReader(quote, this.#maxKept);
    return at + 1;
  }

  #inString(string: StringReader, text: string, at: number): number | undefined {
    const next = string.read(text, at);
    if (!string.done) return next;
    this.#string = undefined;
    if (string.hasControl) this.oddities.add('control characters in a text');
    this.#text(string.text);
    return next;
  }

  #beginComment(text: string, at: number, isLast: boolean): number | undefined {
    const second = text[at + 1];
    if (second === undefined && !isLast) return undefined;
    if (second !== '/' && second !== '*') return this.#fail('a stray "/"');
    this.oddities.add('comments');
    this.#comment = second === '/' ? 'line' : 'block';
    return at + 2;
  }

  #inComment(text: string, at: number, isLast: boolean): number | undefined {
    const isLine = this.#comment === 'line';
    const end = isLine ? lineEnd(text, at) : text.indexOf('*/', at);
    if (end >= 0) {
      this.#comment = undefined;
      return end + (isLine ? 1 : 2);
    }
    // A star at the end of a piece may be the first half of the comment's end.
    const kept = !isLine && !isLast && text.endsWith('*') ? text.length - 1 : text.length;
    return kept > at ? kept : undefined;
  }

  #word(text: string, at: number, isLast: boolean): number | undefined {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0] ?? '';
    const mayGoOn = at + word.length === text.length && !isLast;
    if (mayGoOn && word.length < MAX_WORD) return undefined;
    if (word === '' || word.length >= MAX_WORD) return this.#fail('something that is not a value');
    if (this.#expectsKey()) {
      this.oddities.add('keys without quotes');
      this.#text(word);
    } else this.#literal(word);
    return at + word.length;
  }

  #literal(word: string): void {
    const kind = LITERALS[word] ?? (NUMBER.test(word) ? 'number' : undefined);
    if (kind === undefined) {
      this.#fail('a word that is not a value');
      return;
    }
    if (/[NIx]/.test(word)) this.oddities.add('NaN or Infinity');
    this.#value(() => this.#sink.scalar({ kind, text: word.slice(0, 64) }));
  }

  #expectsKey(): boolean {
    return this.#expect === 'key' || this.#expect === 'first-key';
  }

  #text(text: string): void {
    if (this.#expectsKey()) {
      this.#sink.key(text);
      this.#expect = 'colon';
    } else this.#value(() => this.#sink.scalar({ kind: 'string', text }));
  }

  #value(emit: () => void): void {
    if (this.#expect !== 'value' && this.#expect !== 'first-value') {
      this.#fail('a value where none is expected');
      return;
    }
    if (this.#open.length === 0) this.roots += 1;
    emit();
    this.#expect = this.#open.length === 0 ? 'value' : 'next';
  }

  #mark(c: string): void {
    if (c === '{' || c === '[') this.#begin(c === '{');
    else if (c === '}' || c === ']') this.#end(c === '}');
    else if (c === ':' && this.#expect === 'colon') this.#expect = 'value';
    else if (c === ',' && this.#expect === 'next')
      this.#expect = this.#open.at(-1) === true ? 'key' : 'value';
    else this.#fail(`a stray "${c}"`);
  }

  #begin(isObject: boolean): void {
    if (this.#open.length >= MAX_DEPTH) this.#fail(`more than ${MAX_DEPTH} levels`);
    this.#value(() => {
      this.#sink.open(isObject ? 'object' : 'array');
      this.#open.push(isObject);
    });
    this.#expect = isObject ? 'first-key' : 'first-value';
  }

  #end(isObject: boolean): void {
    const isTrailing = this.#expect === (isObject ? 'key' : 'value');
    const isEmpty = this.#expect === (isObject ? 'first-key' : 'first-value');
    if (this.#open.at(-1) !== isObject || !(isTrailing || isEmpty || this.#expect === 'next')) {
      this.#fail(`a stray "${isObject ? '}' : ']'}"`);
      return;
    }
    if (isTrailing) this.oddities.add('trailing commas');
    this.#open.pop();
    this.#sink.close();
    this.#expect = this.#open.length === 0 ? 'value' : 'next';
  }

  #fail(what: string): undefined {
    this.trouble ??= `is not JSON: it holds ${what}`;
    return undefined;
  }
}

function lineEnd(text: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.exec(text)?.index ?? -1;
}
