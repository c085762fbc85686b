import { defineFormat, defineTextFormat, formats } from '../../src/index.ts';
import type { Format, FormatReading } from '../../src/index.ts';
import { defineSamples, file } from './sample.ts';

export type Reader = NonNullable<Format['read']>;

/** The registry, open for as long as a test runs. */
export const registry = formats as Format[];
/** A format that keeps every law. */
export const right = defineTextFormat({
  id: 'planted',
  title: 'planted words',
  mediaType: 'text/plain',
  names: ['.words'],
  canCarryCode: 'no',
  role: 'data',
  citations: ['https://example.com/words'],
});

/** The format that is right, changed. */
export const changed = (change: Partial<Format>): Format => defineFormat({ ...right, ...change });

/** A reader of it whose readings are changed. */
export function reading(change: (reading: FormatReading) => FormatReading): Reader {
  return async (source, context) => change((await right.read?.(source, context)) as FormatReading);
}

/** Tries it first, before every other format. */
export function plant(format: Format): Format {
  registry.unshift(format);
  return format;
}

/** Takes it out again. */
export function unplant(): void {
  const at = registry.findIndex(({ id }) => id === right.id);
  if (at !== -1) registry.splice(at, 1);
}

/** Samples of the format that is right. */
export const samples = defineSamples({
  format: 'planted',
  benign: [file('a.words', 'one two\n')],
  malformed: [file('a.words', `${'one '.padEnd(5_000)}\0`)],
  nearMiss: [file('a.words', 'one\xff\n')],
});
