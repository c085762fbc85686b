/**
 * Resolves with the result of the work unless the signal aborts first, even if the work ignores the signal.
 *
 * Work that continues after an abort is abandoned, and its failure is ignored. If the signal has already aborted, the
 * work is not started.
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
