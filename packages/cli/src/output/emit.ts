import type { RenderOptions, ReportDocument } from '@weighbridge/report';
import { harmlessJson, render } from '@weighbridge/report';
import { assertWritable, writeResult } from '../files/atomic-write.ts';
import type { Io } from '../io.ts';
import { wantsColor } from './color.ts';
import type { OutputOptions } from './options.ts';

/** Narrowest page; a narrower terminal wraps by itself. */
const MIN_COLUMNS = 40;

/** Writes the result where it was asked for: stdout, or a file outside of `keepOut`. */
export async function emit(
  io: Io,
  document: ReportDocument,
  options: OutputOptions,
  keepOut?: string,
): Promise<void> {
  // A text of its own is written as it stands; every other page has escaped what the model says, and its own colours.
  const verbatim =
    'text' in document.data && options.format === 'json' && io.stdout.isTTY && !toFile(options);
  const make = (look: RenderOptions): string => render(document, options.format, look);
  await emitText(
    io,
    (look) => (verbatim ? harmlessJson(make(look)) : make(look)),
    options,
    keepOut,
  );
}

/** Writes text where it was asked for, in the look that the place has: a file or a pipe has none. */
export async function emitText(
  io: Io,
  make: (look: RenderOptions) => string,
  options: Pick<OutputOptions, 'output' | 'color'>,
  keepOut?: string,
): Promise<void> {
  if (toFile(options)) {
    await writeResult(io.cwd, options.output, make({}), keepOut);
    return;
  }
  const columns = io.stdout.columns();
  const width = columns !== undefined && columns >= MIN_COLUMNS ? { width: columns } : {};
  await io.stdout.write(make({ color: wantsColor(io, options.color), ...width }));
}

/** Finds out whether the result can be written to the file that it was asked for, before any work. */
export async function assertOutput(
  io: Io,
  options: Pick<OutputOptions, 'output'>,
  keepOut?: string,
): Promise<void> {
  if (toFile(options)) await assertWritable(io.cwd, options.output, keepOut);
}

/** Whether the result goes to a file. */
export function toFile<T extends Pick<OutputOptions, 'output'>>(
  options: T,
): options is T & { readonly output: string } {
  return options.output !== undefined && options.output !== '-';
}
