import { AibomError } from '../error.ts';

/** Maximum SOURCE_DATE_EPOCH that a Date can hold, seconds. */
const MAX_EPOCH = 8_640_000_000_000;

/**
 * When the BOM says it was made: the given time, otherwise SOURCE_DATE_EPOCH, otherwise undefined.
 *
 * It never falls back to the clock: two runs over the same bytes give the same BOM.
 *
 * @throws {AibomError} BAD_TIMESTAMP when the date is invalid or the variable is not a count of seconds
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function bomTimestamp(
  given: Date | undefined,
  sourceDateEpoch: string | undefined,
): Date | undefined {
  if (given !== undefined) {
    if (Number.isNaN(given.getTime()))
      throw new AibomError('BAD_TIMESTAMP', 'timestamp is an invalid Date');
    return given;
  }
  if (sourceDateEpoch === undefined || sourceDateEpoch === '') return undefined;
  const seconds = Number(sourceDateEpoch);
  if (!/^\d+$/.test(sourceDateEpoch) || seconds > MAX_EPOCH) {
    const got = JSON.stringify(sourceDateEpoch.slice(0, 40));
    throw new AibomError(
      'BAD_TIMESTAMP',
      `SOURCE_DATE_EPOCH must be a count of seconds, got ${got}`,
    );
  }
  return new Date(seconds * 1000);
}
