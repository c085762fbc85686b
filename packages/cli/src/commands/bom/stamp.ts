import { CliError } from '../../error.ts';
import type { Io } from '../../io.ts';

/** Latest instant that a Date can hold, in seconds. */
const MAX_SECONDS = 8_640_000_000_000;

/**
 * The time that a bill of materials is stamped with: `--now`, else SOURCE_DATE_EPOCH, else the current time;
 * none where the same files must give the same bytes.
 *
 * A verdict is never dated by an environment variable: a clock set back would revive an expired waiver.
 *
 * @throws {CliError} BAD_USAGE when SOURCE_DATE_EPOCH is not a count of seconds
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function stampOf(
  io: Pick<Io, 'env' | 'now'>,
  { now, timestamp }: { readonly now?: Date; readonly timestamp: boolean },
): Date | undefined {
  if (!timestamp) return undefined;
  if (now !== undefined) return now;
  const epoch = io.env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || epoch === '') return io.now();
  if (!/^\d{1,13}$/.test(epoch) || Number(epoch) > MAX_SECONDS) {
    throw new CliError(
      'BAD_USAGE',
      `Set SOURCE_DATE_EPOCH to seconds since 1970, or unset it; it is ${JSON.stringify(epoch.slice(0, 40))}.`,
    );
  }
  return new Date(Number(epoch) * 1000);
}
