import type { ConfigurationSink, Scalar } from './events.ts';
import { JsonScanner } from './json-scanner.ts';

/** A text as a value, with what it uses that strict JSON does not allow. */
export interface LenientJson {
  readonly value: unknown;
  readonly oddities: readonly string[];
  /** Where NaN or an infinity was found, as RFC 6901 pointers, the first few. */
  readonly notNumbers: readonly string[];
}

/** Maximum number of places that a finding names. */
const MAX_PLACES = 3;

/**
 * The value of a text that strict JSON refuses but some loader reads, or why no loader reads it.
 *
 * NaN and infinities count as absent: an object gets no such member, a list gets null. Of a repeated key the last one
 * counts. For example, `{"a": 1, "a": NaN, "b": [Infinity, 2]}` gives `{"b": [null, 2]}`.
 * Memory: that of the value; the caller bounds the length of the text.
 */
export function readLenientJson(text: string): LenientJson | { readonly trouble: string } {
  const builder = new ValueBuilder();
  const scanner = new JsonScanner(builder, text.length);
  scanner.push(text);
  scanner.end();
  if (scanner.trouble !== undefined) return { trouble: scanner.trouble };
  if (scanner.roots !== 1) return { trouble: `holds ${scanner.roots} values, not one` };
  return {
    value: builder.value,
    oddities: [...scanner.oddities],
    notNumbers: builder.notNumbers,
  };
}

class ValueBuilder implements ConfigurationSink {
  value: unknown;
  readonly notNumbers: string[] = [];
  readonly #open: (unknown[] | Record<string, unknown>)[] = [];
  readonly #keys: string[] = [];
  #key = '';

  open(kind: 'object' | 'array'): void {
    const made = kind === 'object' ? {} : [];
    this.#put(made);
    this.#open.push(made);
    this.#keys.push(this.#key);
  }

  key(name: string): void {
    this.#key = name;
  }

  scalar(scalar: Scalar): void {
    const isValue = scalar.kind !== 'number' || !/[NI]/.test(scalar.text);
    if (isValue) return this.#put(plain(scalar));
    if (this.notNumbers.length < MAX_PLACES) this.notNumbers.push(this.#pointer());
    this.#lose();
  }

  close(): void {
    this.#open.pop();
    this.#key = this.#keys.pop() ?? '';
  }

  /** Pointer to the next value. */
  #pointer(): string {
    const keys = [...this.#keys.slice(1), this.#key];
    return this.#open
      .map((into, i) =>
        Array.isArray(into) ? into.length - (i + 1 < this.#open.length ? 1 : 0) : keys[i],
      )
      .map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join('');
  }

  /** An absent value; it still overrules an earlier one of the same key. */
  #lose(): void {
    const into = this.#open.at(-1);
    if (Array.isArray(into)) into.push(null);
    else if (into !== undefined) Reflect.deleteProperty(into, this.#key);
  }

  #put(value: unknown): void {
    const into = this.#open.at(-1);
    if (into === undefined) this.value = value;
    else if (Array.isArray(into)) into.push(value);
    else {
      // Defined, not assigned: a member `__proto__` is data.
      Object.defineProperty(into, this.#key, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
}

function plain({ kind, text }: Scalar): unknown {
  if (kind === 'string') return text;
  if (kind === 'number') return Number(text);
  return kind === 'boolean' ? text === 'true' : null;
}
