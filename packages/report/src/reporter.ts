import type { ReportDocument } from './document.ts';
import type { RenderOptions } from './render-options.ts';

export type { RenderOptions } from './render-options.ts';

/** One way to write a document down. */
export interface Reporter {
  /** What `--format` calls it; unique in the registry. */
  readonly id: string;
  /** A few words for people. */
  readonly title: string;
  /** Media type of what it writes. */
  readonly mediaType: string;
  /** File name ending that belongs to it, without the dot. */
  readonly extension: string;
  /** The part without which it cannot write this document, in a few words; undefined: it can. */
  lacks(document: ReportDocument): string | undefined;
  /** Same document, same options: same text. Ends with a line feed. Called only where nothing lacks. */
  render(document: ReportDocument, options: RenderOptions): string;
}

/** Types a reporter definition; returns it unchanged. */
export function defineReporter<const R extends Reporter>(reporter: R): R {
  return reporter;
}
