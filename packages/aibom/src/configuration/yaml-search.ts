import type { ConfigurationSink } from './events.ts';
import type { DocumentName } from './loader-rule.ts';
import { loaderRules } from './loaders/index.ts';
import { walkYaml } from './yaml-walk.ts';

/** Characters of one piece that are looked at again with the next. */
const OVERLAP = 256;
/** Longest YAML text that is taken apart, without empty lines and comments, UTF-16 code units (CWE-400). */
const MAX_TEXT = 2 * 1024 * 1024;
/** Lines of nothing but a comment, and empty ones. */
const NOTHING = /^[ \t]*(?:#[^\u0085\u2028\u2029]*)?$/;
/** What YAML 1.1 breaks lines at and 1.2 does not: readers differ, so both readings are told. */
const OLD_BREAKS = /[\u0085\u2028\u2029]/g;

/** What can spell any name in another way: a backslash in a quoted text, a tag. */
const SPELLS_OTHERWISE = String.raw`\\|!`;

/**
 * Tells a sink what stands in a YAML text that comes piece by piece, when it has a word that matters: a
 * text of any length that has none costs O(length) time and no memory.
 */
export class YamlSearch {
  #kept = '';
  #left = '';
  #end = '';
  #tells = false;
  #isTooLong = false;
  readonly #telling: RegExp;

  constructor(document: DocumentName) {
    const patterns = loaderRules.flatMap((rule) => rule.telling(document));
    this.#telling = new RegExp([...new Set(patterns), SPELLS_OTHERWISE].join('|'), 'im');
  }

  /** The next piece of the text. */
  push(piece: string): void {
    this.#tells ||= this.#telling.test(this.#end + piece);
    this.#end = piece.slice(-OVERLAP);
    const lines = (this.#left + piece).replaceAll(/\r\n?/g, '\n').split('\n');
    this.#left = lines.pop() ?? '';
    if (this.#left.length > MAX_TEXT) this.#isTooLong = true;
    this.#keep(lines);
  }

  /** Takes the text apart; answers why that cannot be done, or undefined. */
  async end(sink: ConfigurationSink): Promise<string | undefined> {
    if (!this.#tells) return undefined;
    this.#keep([this.#left]);
    if (this.#isTooLong) return `is YAML of more than ${MAX_TEXT} characters`;
    const trouble = await walkYaml(this.#kept, sink);
    if (OLD_BREAKS.test(this.#kept)) await walkYaml(this.#kept.replaceAll(OLD_BREAKS, '\n'), sink);
    return trouble;
  }

  #keep(lines: readonly string[]): void {
    if (this.#isTooLong) return;
    const kept = lines.filter((line) => !NOTHING.test(line)).map((line) => `${line}\n`);
    const length = kept.reduce((sum, line) => sum + line.length, this.#kept.length);
    if (length > MAX_TEXT) {
      this.#isTooLong = true;
      this.#kept = '';
    } else this.#kept += kept.join('');
  }
}
