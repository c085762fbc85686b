import type { Finding, FolderSource } from '@weighbridge/core';
import type { ModelFiles } from './collector.ts';
import { finding } from './finding.ts';
import { hasTooManyValues, MAX_JSON_VALUES } from './json-budget.ts';
import type { DescribeLimits } from './limits.ts';
import { malformedText } from './rules.ts';
import { cleanName } from './text.ts';

/** Reads each text file at most once, however many collectors ask; trouble becomes one finding. */
export class TextReader implements Pick<ModelFiles, 'text' | 'json'> {
  readonly findings: Finding[] = [];
  readonly #folder: FolderSource;
  readonly #paths: ReadonlySet<string>;
  readonly #limits: DescribeLimits;
  readonly #signal: AbortSignal | undefined;
  readonly #texts = new Map<string, Promise<string | undefined>>();
  readonly #values = new Map<string, Promise<unknown>>();

  constructor(
    folder: FolderSource,
    paths: ReadonlySet<string>,
    limits: DescribeLimits,
    signal?: AbortSignal,
  ) {
    this.#folder = folder;
    this.#paths = paths;
    this.#limits = limits;
    this.#signal = signal;
  }

  text(path: string): Promise<string | undefined> {
    return remember(this.#texts, path, () => this.#read(path));
  }

  json(path: string): Promise<unknown> {
    return remember(this.#values, path, () => this.#parse(path));
  }

  async #parse(path: string): Promise<unknown> {
    const text = await this.text(path);
    if (text === undefined) return undefined;
    if (hasTooManyValues(text)) {
      this.#report(path, `holds more than ${MAX_JSON_VALUES} values and is not read`);
      return undefined;
    }
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      this.#report(path, `is not JSON: ${cleanName(String((error as Error).message), 160)}`);
      return undefined;
    }
  }

  async #read(path: string): Promise<string | undefined> {
    if (!this.#paths.has(path)) return undefined;
    await using source = await this.#folder.open(path);
    const max = this.#limits.maxTextBytes;
    if (source.sizeBytes > max) {
      this.#report(path, `has ${source.sizeBytes} bytes; texts over ${max} bytes are not read`);
      return undefined;
    }
    const signal = this.#signal === undefined ? {} : { signal: this.#signal };
    const bytes = await source.read(0, source.sizeBytes, signal);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      this.#report(path, 'is not UTF-8 text');
      return undefined;
    }
  }

  #report(path: string, trouble: string): void {
    this.findings.push(finding(malformedText, 'warning', `${path} ${trouble}.`, [{ path }]));
  }
}

function remember<T>(
  cache: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
