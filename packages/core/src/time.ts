import { CoreError } from './error.ts';

/** The shape of an instant; `parseInstant` checks whether it exists. */
export const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

/**
 * Milliseconds since the epoch of an ISO 8601 UTC instant such as `2026-11-23T12:00:00Z`.
 *
 * @throws {CoreError} BAD_TIME for any other shape, an offset other than Z, or a date that does not exist
 */
export function parseInstant(text: string): number {
  const ms = INSTANT_PATTERN.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text.slice(0, 10)) {
    throw new CoreError(
      'BAD_TIME',
      `expected an ISO 8601 UTC instant, got ${JSON.stringify(text.slice(0, 40))}`,
    );
  }
  return ms;
}
