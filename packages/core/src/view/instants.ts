/** An instant to the minute, `2026-11-23 12:00 UTC`; `unknown` for text that is not an instant. */
export function minuteOf(instant: string): string {
  const iso = isoOf(instant);
  return iso === undefined ? 'unknown' : `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

/** The day of an instant in UTC, `2026-11-23`; `unknown` for text that is not an instant. */
export function dayOf(instant: string): string {
  return isoOf(instant)?.slice(0, 10) ?? 'unknown';
}

function isoOf(instant: string): string | undefined {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
