/** Maximum length of the escaped form of a key, per character: six. */
const ESCAPED = 6;
const SPACE = /[ \t\r\n]/;

/** What has been read before the wanted key's value: nothing yet, the key, or the key and its colon. */
type Stage = 'none' | 'key' | 'colon';

/**
 * Finds a member by its key in JSON that arrives piece by piece, at any depth and however the key is escaped. Cost:
 * linear; keeps one string of bounded length. For text that is not JSON it finds nothing or too much, but never throws.
 */
export class JsonKeyFinder {
  /** Whether a member with this key and a text, a list or an object was seen. */
  found = false;
  readonly #key: string;
  #stage: Stage = 'none';
  /** The string that is being read, as written; null when it is longer than the key can be. */
  #string: string | null | undefined;
  #escaped = false;

  constructor(key: string) {
    this.#key = key;
  }

  /** Reads on. */
  add(text: string): void {
    let at = 0;
    while (at < text.length && !this.found) {
      at = this.#string === undefined ? this.#between(text, at) : this.#inside(text, at);
    }
  }

  #between(text: string, at: number): number {
    if (this.#stage === 'none') {
      const quote = text.indexOf('"', at);
      if (quote === -1) return text.length;
      this.#string = '';
      return quote + 1;
    }
    const char = text.charAt(at);
    if (SPACE.test(char)) return at + 1;
    if (this.#stage === 'key' && char === ':') {
      this.#stage = 'colon';
      return at + 1;
    }
    this.found = this.#stage === 'colon' && (char === '"' || char === '[' || char === '{');
    this.#stage = 'none';
    return at;
  }

  #inside(text: string, from: number): number {
    let at = from;
    if (this.#escaped) {
      this.#escaped = false;
      at += 1;
    } else {
      at = endOfRun(text, from);
    }
    const most = this.#key.length * ESCAPED;
    if (typeof this.#string === 'string') {
      const longer = this.#string + text.slice(from, Math.min(at, from + most + 1));
      this.#string = longer.length > most ? null : longer;
    }
    return at < text.length ? this.#end(text, at) : at;
  }

  #end(text: string, at: number): number {
    if (text[at] === '\\') {
      if (typeof this.#string === 'string') this.#string += '\\';
      this.#escaped = true;
      return at + 1;
    }
    if (text[at] !== '"') return at;
    this.#stage = unescape(this.#string) === this.#key ? 'key' : 'none';
    this.#string = undefined;
    return at + 1;
  }
}

/** Offset of the first quote or backslash, or the end of the text. */
function endOfRun(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x5c) return at;
  }
  return text.length;
}

function unescape(written: string | null | undefined): unknown {
  if (typeof written !== 'string') return undefined;
  try {
    return JSON.parse(`"${written}"`) as unknown;
  } catch {
    return undefined;
  }
}
