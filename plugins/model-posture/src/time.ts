const STEPS: readonly (readonly [name: string, ms: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
];

/**
 * How long ago, in the largest unit that fits: `just now`, `5 min ago`, `3 h ago`, `12 d ago`.
 * A future time reads `in 5 min`; an invalid time reads `unknown`.
 */
export function formatAge(at: string, nowMs: number): string {
  const ms = nowMs - Date.parse(at);
  if (Number.isNaN(ms)) return 'unknown';
  const step = STEPS.find(([, size]) => Math.abs(ms) >= size);
  if (step === undefined) return ms < 0 ? 'in a moment' : 'just now';
  const amount = `${Math.floor(Math.abs(ms) / step[1])} ${step[0]}`;
  return ms < 0 ? `in ${amount}` : `${amount} ago`;
}

/** `12 Jan 2027` in UTC; an invalid time reads `unknown`. */
export function formatDay(at: string): string {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) return 'unknown';
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(ms);
}
