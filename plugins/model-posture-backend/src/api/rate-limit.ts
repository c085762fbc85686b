/** Takes one from the caller's bucket: 0, or the seconds until there is one again. */
export type RateLimit = (caller: string) => number;

/** Weighings that one caller may ask for at once, and after how long there is one more. */
export const REFRESH_LIMIT = { burst: 20, refillMs: 3000 } as const;

/** Callers remembered at most; the one unseen for longest is forgotten first (CWE-770). */
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
