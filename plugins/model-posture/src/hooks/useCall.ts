import { ResponseError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';

/** How a call stands. While it runs again, the last value stays. */
export interface Call<Value> {
  readonly value: Value | undefined;
  readonly error: Error | undefined;
  readonly pending: boolean;
  /** Calls again. */
  readonly again: () => void;
}

/** Runs an asynchronous call, again when `call` changes, and cancels it when nobody waits any more. */
export function useCall<Value>(call: (signal: AbortSignal) => Promise<Value>): Call<Value> {
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<Outcome<Value>>({});
  const again = useCallback(() => setTurn((last) => last + 1), []);
  useEffect(() => {
    const controller = new AbortController();
    setState((last) => (last.call === call ? { ...last, settled: false } : {}));
    const settle = (outcome: Outcome<Value>) => {
      if (!controller.signal.aborted) setState({ ...outcome, call, settled: true });
    };
    call(controller.signal).then(
      (value) => settle({ value }),
      (error: unknown) => settle({ error: toError(error) }),
    );
    return () => controller.abort();
  }, [call, turn]);
  return { value: state.value, error: state.error, pending: state.settled !== true, again };
}

interface Outcome<Value> {
  readonly value?: Value;
  readonly error?: Error;
  readonly settled?: boolean;
  readonly call?: (signal: AbortSignal) => Promise<Value>;
}

/** Whatever was thrown, as an Error; of an answer of the backend, the error that it told. */
export function toError(error: unknown): Error {
  if (error instanceof ResponseError) return error.cause;
  return error instanceof Error ? error : new Error(String(error));
}
