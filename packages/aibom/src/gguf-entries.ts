import type { MetadataFact } from '@weighbridge/model-formats';

/** The metadata of one GGUF file by key, with a locator for each value. */
export class GgufEntries {
  readonly #path: string;
  readonly #entries: ReadonlyMap<string, MetadataFact>;

  constructor(path: string, entries: readonly MetadataFact[]) {
    this.#path = path;
    this.#entries = new Map(entries.map((entry) => [entry.key, entry]));
  }

  /** The entry itself, where there is one. */
  get(key: string): MetadataFact | undefined {
    return this.#entries.get(key);
  }

  /** Where the value of a key is: path and byte offset. */
  locator(key: string): string {
    return `${this.#path}@${this.get(key)?.byteOffset ?? 0}`;
  }

  /** A non-empty text. */
  text(key: string): string | undefined {
    const value = this.get(key)?.value;
    return typeof value === 'string' && this.get(key)?.type === 'string' && value !== ''
      ? value
      : undefined;
  }

  /** The texts of a short list; long ones are not kept. */
  texts(key: string): readonly string[] {
    const value = this.get(key)?.value;
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  }

  /** A non-negative integer. */
  number(key: string): number | undefined {
    const value = this.get(key)?.value;
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
  }

  /** The first text among several keys, with its place. */
  firstOf(
    ...keys: readonly string[]
  ): { readonly value: string; readonly locator: string } | undefined {
    for (const key of keys) {
      const value = this.text(key);
      if (value !== undefined) return { value, locator: this.locator(key) };
    }
    return undefined;
  }
}
