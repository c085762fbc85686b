/**
 * Gives what the work gives, unless the signal aborts first, also where the work pays no heed to the signal.
 *
 * Work that goes on after that is nobody's, and neither is its failure. Where the signal has aborted already
 * the work is not begun.
 *
 * @throws the signal's reason
 */
export async function untilAborted<T>(
  work: () => T | Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  signal?.throwIfAborted();
  if (signal === undefined) return work();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
