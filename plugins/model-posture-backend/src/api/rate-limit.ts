/** Takes one token from the caller's bucket: returns 0, or the seconds until there is one again. */
export type RateLimit = (caller: string) => number;

/** How many weighings one caller may request at once, and how long it takes until there is one more. */
export const REFRESH_LIMIT = { burst: 20, refillMs: 3000 } as const;

/** Maximum number of callers in memory; the one not seen for the longest time is forgotten first (CWE-770). */
const MAX_CALLERS = 10_000;

/** A token bucket per caller: `burst` at once, then one every `refillMs`. */
export function rateLimit(options: {
  readonly burst: number;
  readonly refillMs: number;
  readonly now: () => number;
}): RateLimit {
  const { burst, refillMs, now } = options;
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (caller) => {
    const at = now();
    const before = buckets.get(caller) ?? { tokens: burst, at };
    const tokens = Math.min(burst, before.tokens + (at - before.at) / refillMs);
    const granted = tokens >= 1;
    buckets.delete(caller);
    buckets.set(caller, { tokens: granted ? tokens - 1 : tokens, at });
    if (buckets.size > MAX_CALLERS) buckets.delete(buckets.keys().next().value ?? '');
    return granted ? 0 : Math.ceil(Math.round((1 - tokens) * refillMs) / 1000);
  };
}
