import { InvalidArgumentError, Option } from 'commander';

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** `--max-age`, in milliseconds. */
export function maxAgeOption(description: string): Option {
  return new Option('--max-age <duration>', description).argParser(durationIn);
}

/**
 * Milliseconds of a duration such as `30d` or `1.5h`: a number and one of s, m, h, d, w.
 *
 * @throws {InvalidArgumentError} for any other text: without a unit the number is ambiguous
 */
export function durationIn(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)([smhdw])$/.exec(text) ?? [];
  const unitMs = UNIT_MS[unit];
  if (unitMs !== undefined) return Number(number) * unitMs;
  throw new InvalidArgumentError('It must be a number with one of s, m, h, d, w, such as 30d.');
}
