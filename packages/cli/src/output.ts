import type { Report } from '@weighbridge/report';
import { harmlessJson, render } from '@weighbridge/report';
import { writeResult } from './atomic-write.ts';
import { wantsColor } from './color.ts';
import type { Io } from './io.ts';
import type { OutputOptions } from './options.ts';

/** Narrowest page; a narrower terminal wraps by itself. */
const MIN_COLUMNS = 40;

/** Writes the result where it was asked for: stdout, or a file outside of `keepOut`. */
export async function emit(
  io: Io,
  report: Report,
  options: OutputOptions,
  keepOut?: string,
): Promise<void> {
  if (options.output !== undefined && options.output !== '-') {
    await writeResult(io.cwd, options.output, render(report, options.format), keepOut);
    return;
  }
  const { isTTY } = io.stdout;
  const columns = io.stdout.columns();
  const width = columns !== undefined && columns >= MIN_COLUMNS ? { width: columns } : {};
  const text = render(report, options.format, { color: wantsColor(io, options.color), ...width });
  await io.stdout.write(isTTY && report.kind === 'bom' ? harmlessJson(text) : text);
}
