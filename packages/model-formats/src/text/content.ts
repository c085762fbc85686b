import type { FindingLog } from '../finding.ts';
import { fileName } from '../sniff/bytes.ts';
import { JsonKeyFinder } from './json-key.ts';

/** Number of characters of one piece that are examined again with the next, so that nothing hides at the border. */
const OVERLAP = 64;

/** YAML tags that make Python objects: short, verbatim, or through a handle for the long prefix. */
const PYTHON_TAG = /!!?python\/|tag:yaml\.org,2002:python/;

/** Looks for programs in a text that arrives piece by piece. */
export class TextContent {
  /** Whether a program was found that a loader may run. */
  carriesCode = false;
  readonly #file: { readonly format: string; readonly path: string };
  readonly #log: FindingLog;
  readonly #template = new JsonKeyFinder('chat_template');
  #before = '';

  constructor(file: { readonly format: string; readonly path: string }, log: FindingLog) {
    this.#file = file;
    this.#log = log;
  }

  /** Examines the next piece. */
  add(text: string): void {
    if (this.#file.format === 'json') this.#template.add(text);
    if (this.#file.format === 'yaml') this.#checkTags(this.#before + text);
    this.#before = text.slice(-OVERLAP);
  }

  /** Reports what only the whole text shows. A template runs when prompts are rendered, not when a model is loaded. */
  end(): void {
    const { format, path } = this.#file;
    if (format !== 'jinja' && !this.#template.found) return;
    const what = format === 'jinja' ? 'is a template' : 'holds a chat template';
    this.#log.add('code/chat-template', {
      message: `${fileName(path)} ${what}, which was not analysed`,
    });
  }

  #checkTags(text: string): void {
    if (!PYTHON_TAG.test(text)) return;
    this.carriesCode = true;
    this.#log.add('code/yaml-python-tag', {
      message: 'the document has a tag that makes a Python object',
    });
  }
}
