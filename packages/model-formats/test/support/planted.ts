import { defineFormat, defineTextFormat, formats } from '../../src/index.ts';
import type { Format, FormatReading } from '../../src/index.ts';
import { defineSamples, file } from './sample.ts';

export type Reader = NonNullable<Format['read']>;

/** The registry, which can be changed while a test runs. */
export const registry = formats as Format[];
/** A format that follows every law. */
export const right = defineTextFormat({
  id: 'planted',
  title: 'planted words',
  mediaType: 'text/plain',
  names: ['.words'],
  canCarryCode: 'no',
  role: 'data',
  citations: ['https://example.com/words'],
});

/** The correct format, changed. */
export const changed = (change: Partial<Format>): Format => defineFormat({ ...right, ...change });

/** A reader of that format with changed readings. */
export function reading(change: (reading: FormatReading) => FormatReading): Reader {
  return async (source, context) => change((await right.read?.(source, context)) as FormatReading);
}

/** Registers a format that is tried before every other. */
export function plant(format: Format): Format {
  registry.unshift(format);
  return format;
}

/** Removes it again. */
export function unplant(): void {
  const at = registry.findIndex(({ id }) => id === right.id);
  if (at !== -1) registry.splice(at, 1);
}

/** Samples of the correct format. */
export const samples = defineSamples({
  format: 'planted',
  benign: [file('a.words', 'one two\n')],
  malformed: [file('a.words', `${'one '.padEnd(5_000)}\0`)],
  nearMiss: [file('a.words', 'one\xff\n')],
});
