import type { Finding, FolderSource } from '@weighbridge/core';
import type { Limits } from '@weighbridge/model-formats';
import { readLenientJson } from './configuration/json-value.ts';
import type { ConfigurationRead } from './configuration/read.ts';
import { searchConfiguration } from './configuration/read.ts';
import type { ModelFiles } from './extractor.ts';
import { finding } from './finding.ts';
import { hasTooManyValues, MAX_JSON_VALUES } from './json-budget.ts';
import type { DescribeLimits } from './limits.ts';
import { isSourceError } from './read-files.ts';
import { lenientJson, malformedText } from './rules.ts';
import { cleanName } from './text.ts';

/** Default maximum size of a configuration that is searched, bytes, the same as the format readers' (CWE-400). */
const MAX_DOCUMENT_BYTES = 64 * 2 ** 20;

/** What common programs read although JSON does not allow it; Python reads the first. */
const READ_BY_SOME: readonly string[] = ['NaN or Infinity', 'trailing commas', 'comments'];

/** Reads each text file at most once, however many extractors ask for it; trouble becomes one finding. */
export class TextReader implements Pick<ModelFiles, 'text' | 'json' | 'configuration'> {
  readonly findings: Finding[] = [];
  readonly #folder: FolderSource;
  readonly #paths: ReadonlySet<string>;
  readonly #limits: DescribeLimits & Partial<Limits>;
  readonly #signal: AbortSignal | undefined;
  readonly #texts = new Map<string, Promise<string | undefined>>();
  readonly #values = new Map<string, Promise<unknown>>();

  constructor(
    folder: FolderSource,
    paths: ReadonlySet<string>,
    limits: DescribeLimits & Partial<Limits>,
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

  async configuration(path: string, language: 'json' | 'yaml'): Promise<ConfigurationRead> {
    const name = (path.split('/').at(-1) ?? path).toLowerCase();
    const maxBytes = this.#limits.maxDocumentBytes ?? MAX_DOCUMENT_BYTES;
    try {
      await using source = await this.#folder.open(path);
      return await searchConfiguration(
        source,
        { path, name, language },
        {
          maxBytes,
          signal: this.#signal,
        },
      );
    } catch (error) {
      if (!isSourceError(error)) throw error;
      return {
        found: [],
        leftOut: 0,
        trouble: `cannot be read (${cleanName(error.message, 160)})`,
      };
    }
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
    } catch {
      return this.#parseLeniently(path, text);
    }
  }

  /** Reads what strict JSON refuses but Python or another program still reads. */
  #parseLeniently(path: string, text: string): unknown {
    const read = readLenientJson(text);
    if ('trouble' in read) {
      this.#report(path, read.trouble);
      return undefined;
    }
    const refused = read.oddities.filter((each) => !READ_BY_SOME.includes(each));
    if (refused.length > 0) {
      this.#report(path, `is not JSON: it has ${refused.join(', ')}`);
      return undefined;
    }
    const places = read.notNumbers.map((pointer) => cleanName(pointer, 160) || 'the value itself');
    const lost = places.length === 0 ? '' : `; not read: ${places.join(', ')}`;
    const message = `${path} is not strict JSON: it has ${read.oddities.join(', ')}${lost}.`;
    this.findings.push(finding(lenientJson, 'note', message, [{ path }]));
    return read.value;
  }

  async #read(path: string): Promise<string | undefined> {
    if (!this.#paths.has(path)) return undefined;
    try {
      return await this.#decode(path);
    } catch (error) {
      if (!isSourceError(error)) throw error;
      this.#report(path, `cannot be read: ${cleanName(error.message, 160)}`);
      return undefined;
    }
  }

  async #decode(path: string): Promise<string | undefined> {
    await using source = await this.#folder.open(path);
    const max = this.#limits.maxTextBytes;
    if (source.sizeBytes > max) {
      this.#report(path, `has ${source.sizeBytes} bytes; texts over ${max} bytes are not read`);
      return undefined;
    }
    const bytes = await source.read(0, source.sizeBytes, { signal: this.#signal });
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
