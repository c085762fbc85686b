import type { ReportDocument } from './document.ts';
import type { RenderOptions } from './render-options.ts';

export type { RenderOptions } from './render-options.ts';

/** One way to write a document down. */
export interface Reporter {
  /** Its name for `--format`; unique in the registry. */
  readonly id: string;
  /** A human-readable title of a few words. */
  readonly title: string;
  /** Media type of its output. */
  readonly mediaType: string;
  /** Its file name extension, without the dot. */
  readonly extension: string;
  /** The missing part without which it cannot write this document, in a few words; undefined if it can. */
  lacks(document: ReportDocument): string | undefined;
  /**
   * The same document and options give the same text, which ends with a line feed. Called only if nothing is missing.
   */
  render(document: ReportDocument, options: RenderOptions): string;
}

/** Types a reporter definition; returns it unchanged. */
export function defineReporter<const R extends Reporter>(reporter: R): R {
  return reporter;
}
