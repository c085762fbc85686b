import { parseInstant } from '@weighbridge/core';
import { refuse } from './refuse.ts';

const DAY_MS = 86_400_000;
/** By how much two honest clocks may differ. */
const SKEW_MS = 60_000;

/**
 * Refuses a time from the future always, and one that is too old or absent when an age is asked for.
 * A minute is allowed for clocks that differ.
 *
 * @throws {ModelSigningError} ATTESTATION_TIME
 */
export function checkAge(
  time: string | undefined,
  maxAgeDays: number | undefined,
  now: Date,
): void {
  const age = time === undefined ? undefined : now.getTime() - parseInstant(time);
  const tooOld = maxAgeDays !== undefined && (age === undefined || age > maxAgeDays * DAY_MS);
  if (tooOld || (age !== undefined && age < -SKEW_MS)) {
    throw refuse('ATTESTATION_TIME', 'time', time, { now: now.toISOString(), maxAgeDays });
  }
}

/**
 * Refuses an answer that has ended by its own words: a waiver that it needed, or evidence under it.
 *
 * @throws {ModelSigningError} ATTESTATION_TIME
 */
export function checkEnd(endsAt: string | undefined, now: Date): void {
  if (endsAt === undefined || now.getTime() < parseInstant(endsAt)) return;
  throw refuse('ATTESTATION_TIME', 'the end that it states itself', endsAt, {
    now: now.toISOString(),
  });
}
