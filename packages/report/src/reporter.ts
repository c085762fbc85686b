import type { Report } from './report.ts';

/** How a report is written. Every reporter ignores what does not concern it. */
export interface RenderOptions {
  /** Whether to use ANSI colours; a word and a sign always say the same. Default false. */
  readonly color?: boolean;
  /** Columns to wrap at, at least 40; absent: lines are not wrapped. */
  readonly width?: number;
  /** Most findings shown below one control; the line after them says how many more there are. Default 20. */
  readonly maxFindings?: number;
}

/** One way to write a report down. */
export interface Reporter {
  /** What `--format` calls it; unique in the registry. */
  readonly id: string;
  /** A few words for people. */
  readonly title: string;
  /** Media type of what it writes. */
  readonly mediaType: string;
  /** File name ending that belongs to it, without the dot. */
  readonly extension: string;
  /** Which reports it can write. */
  readonly kinds: readonly Report['kind'][];
  /** Same report, same options: same text. Ends with a line feed. Called with the kinds above alone. */
  render(report: Report, options: RenderOptions): string;
}

/** Types a reporter definition; returns it unchanged. */
export function defineReporter<const R extends Reporter>(reporter: R): R {
  return reporter;
}
