import type { RenderOptions, ReportDocument } from '@weighbridge/report';
import { harmlessJson, render } from '@weighbridge/report';
import { assertWritable, writeResult } from '../files/atomic-write.ts';
import type { Io } from '../io.ts';
import { wantsColor } from './color.ts';
import type { OutputOptions } from './options.ts';

/** Narrowest page; a narrower terminal wraps by itself. */
const MIN_COLUMNS = 40;

/** Writes the result to the requested place: stdout, or a file outside `keepOut`. */
export async function emit(
  io: Io,
  document: ReportDocument,
  options: OutputOptions,
  keepOut?: string,
): Promise<void> {
  // A raw text is written as it is; every other page has its own colours and has already escaped the model's text.
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

/** Writes text to the requested place, in that place's style: a file or a pipe has no style. */
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

/** Checks whether the result can be written to the requested file, before any work. */
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
