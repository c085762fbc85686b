import type { ConfigurationSink, Scalar } from './events.ts';
import { JsonScanner } from './json-scanner.ts';

/** A text as a value, with what it has that strict JSON has not. */
export interface LenientJson {
  readonly value: unknown;
  readonly oddities: readonly string[];
}

/**
 * The value of a text that strict JSON refuses and some loader reads, or why nobody reads it.
 *
 * NaN and infinities become the numbers that they are; of a key that stands twice the last one counts.
 * Memory: that of the value; the caller bounds the length of the text.
 */
export function readLenientJson(text: string): LenientJson | { readonly trouble: string } {
  const builder = new ValueBuilder();
  const scanner = new JsonScanner(builder, text.length);
  scanner.push(text);
  scanner.end();
  if (scanner.trouble !== undefined) return { trouble: scanner.trouble };
  if (scanner.roots !== 1) return { trouble: `holds ${scanner.roots} values, not one` };
  return { value: builder.value, oddities: [...scanner.oddities] };
}

class ValueBuilder implements ConfigurationSink {
  value: unknown;
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

  scalar(value: Scalar): void {
    this.#put(plain(value));
  }

  close(): void {
    this.#open.pop();
    this.#key = this.#keys.pop() ?? '';
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
