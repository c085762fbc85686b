import type { ReportDocument } from './document.ts';
import type { RenderOptions } from './reporter.ts';
import { reporters } from './reporters/index.ts';

/** Minimum width for a table of verdicts. */
const MIN_WIDTH = 40;

/**
 * The document as text in the given format.
 *
 * Deterministic: the same document and options give the same bytes. Text that came from a model is escaped, so that
 * printing the result moves no cursor and hides no character.
 * Cost: O(size of the document).
 *
 * @throws {RangeError} when the format is not in `reporters` or cannot write this document, or width is not an integer >= 40
 */
export function render(
  document: ReportDocument,
  format: string,
  options: RenderOptions = {},
): string {
  const reporter = reporters.find(({ id }) => id === format);
  if (reporter === undefined) {
    const known = reporters.map(({ id }) => id).join(', ');
    throw new RangeError(`format must be one of ${known}, got ${JSON.stringify(format)}`);
  }
  const lacking = reporter.lacks(document);
  if (lacking !== undefined) {
    throw new RangeError(
      `${format} cannot write a document of kind ${document.kind} without ${lacking}`,
    );
  }
  const { width } = options;
  if (width !== undefined && (!Number.isSafeInteger(width) || width < MIN_WIDTH)) {
    throw new RangeError(`width must be an integer >= ${MIN_WIDTH}, got ${width}`);
  }
  return reporter.render(document, options);
}
