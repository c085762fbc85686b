import type { ConfigurationSink } from './events.ts';
import type { DocumentName } from './loader-rule.ts';
import { loaderRules } from './loaders/index.ts';
import { walkYaml } from './yaml-walk.ts';

/** Number of characters of one piece that are searched again with the next. */
const OVERLAP = 256;
/** Maximum length of a YAML text that is parsed, without empty lines and comments, UTF-16 code units (CWE-400). */
const MAX_TEXT = 2 * 1024 * 1024;
/** Empty lines, and lines with nothing but a comment. */
const NOTHING = /^[ \t]*(?:#[^\u0085\u2028\u2029]*)?$/;
/** Characters that break lines in YAML 1.1 but not in 1.2: readers differ, so both readings are reported. */
const OLD_BREAKS = /[\u0085\u2028\u2029]/g;

/** What allows another spelling of any name: a backslash in a quoted text, or a tag. */
const SPELLS_OTHERWISE = String.raw`\\|!`;

/**
 * Reports to a sink the content of a YAML text that arrives piece by piece, if it contains a word that some rule looks
 * for: a text of any length without one costs O(length) time and no memory.
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

  /** Parses the text; returns why that is not possible, or undefined. */
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
