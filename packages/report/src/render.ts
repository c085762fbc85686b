import type { Report } from './report.ts';
import type { RenderOptions } from './reporter.ts';
import { reporters } from './reporters/index.ts';

/** Narrowest width that a table of verdicts still fits in. */
const MIN_WIDTH = 40;

/**
 * The report as text of the given format.
 *
 * Deterministic: same report and options, same bytes. Text that came from a model is escaped, so that
 * printing the result moves no cursor and hides no character.
 * Cost: O(size of the report).
 *
 * @throws {RangeError} when the format is not in `reporters` or does not write this kind of report, or width is not an integer >= 40
 */
export function render(report: Report, format: string, options: RenderOptions = {}): string {
  const reporter = reporters.find(({ id }) => id === format);
  if (reporter === undefined) {
    const known = reporters.map(({ id }) => id).join(', ');
    throw new RangeError(`format must be one of ${known}, got ${JSON.stringify(format)}`);
  }
  if (!reporter.kinds.includes(report.kind)) {
    throw new RangeError(
      `${format} writes a report of kind ${reporter.kinds.join(' or ')}, got ${report.kind}`,
    );
  }
  const { width } = options;
  if (width !== undefined && (!Number.isSafeInteger(width) || width < MIN_WIDTH)) {
    throw new RangeError(`width must be an integer >= ${MIN_WIDTH}, got ${width}`);
  }
  return reporter.render(report, options);
}
