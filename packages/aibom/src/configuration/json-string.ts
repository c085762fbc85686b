const PLAIN = /[^"'\\]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '0': '\0',
  '\n': '',
  '\r': '',
};

/** Reads one quoted text, piece by piece, and keeps no more of it than is used. */
export class StringReader {
  /** The text so far, unescaped and cut. */
  text = '';
  /** Whether the closing quote was read. */
  done = false;
  /** Whether it contains a control character that JSON requires to be escaped. */
  hasControl = false;
  readonly #quote: string;

  readonly #maxKept: number;

  constructor(quote: string, maxKept: number) {
    this.#quote = quote;
    this.#maxKept = maxKept;
  }

  /** Reads on from `at`; undefined when an escape continues in the next piece. */
  read(text: string, at: number): number | undefined {
    PLAIN.lastIndex = at;
    PLAIN.exec(text);
    const end = PLAIN.lastIndex;
    if (end > at) {
      this.#plain(text.slice(at, end));
      return end;
    }
    const c = text[at] as string;
    if (c === '\\') return this.#escape(text, at);
    if (c === this.#quote) this.done = true;
    else this.#keep(c);
    return at + 1;
  }

  #plain(text: string): void {
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (!this.hasControl && /[\u0000-\u001f]/.test(text)) this.hasControl = true;
    this.#keep(text);
  }

  #escape(text: string, at: number): number | undefined {
    const letter = text[at + 1];
    if (letter === undefined) return undefined;
    if (letter !== 'u' && letter !== 'x') {
      this.#keep(ESCAPES[letter] ?? letter);
      return at + 2;
    }
    const length = letter === 'u' ? 4 : 2;
    const hex = text.slice(at + 2, at + 2 + length);
    if (hex.length < length && /^[0-9a-fA-F]*$/.test(hex)) return undefined;
    if (!/^[0-9a-fA-F]+$/.test(hex)) {
      this.#keep(letter);
      return at + 2;
    }
    this.#keep(String.fromCharCode(Number.parseInt(hex, 16)));
    return at + 2 + length;
  }

  #keep(text: string): void {
    const room = this.#maxKept - this.text.length;
    if (room > 0) this.text += text.slice(0, room);
  }
}
