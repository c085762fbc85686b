import { parseInstant } from '@weighbridge/core';
import { refuse } from './refuse.ts';

const DAY_MS = 86_400_000;
/** Maximum difference between two honest clocks. */
const SKEW_MS = 60_000;

/**
 * Always refuses a time from the future, and, when the policy sets an age, one that is too old or absent.
 * Allows a minute for clocks that differ.
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
 * Refuses an answer that is past its own stated end: that of a waiver that it needed, or of its evidence.
 *
 * @throws {ModelSigningError} ATTESTATION_TIME
 */
export function checkEnd(endsAt: string | undefined, now: Date): void {
  if (endsAt === undefined || now.getTime() < parseInstant(endsAt)) return;
  throw refuse('ATTESTATION_TIME', 'the end that it states itself', endsAt, {
    now: now.toISOString(),
  });
}
