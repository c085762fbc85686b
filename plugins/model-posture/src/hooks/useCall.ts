import { ResponseError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';

/** The state of a call. While it runs again, and if it then fails, the last value stays. */
export interface CallState<Value> {
  readonly value: Value | undefined;
  readonly error: Error | undefined;
  readonly pending: boolean;
  /** Calls again. */
  readonly again: () => void;
}

/** Runs an asynchronous call, again when `call` changes, and cancels it when its result is no longer needed. */
export function useCall<Value>(call: (signal: AbortSignal) => Promise<Value>): CallState<Value> {
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<Outcome<Value>>({});
  const again = useCallback(() => setTurn((last) => last + 1), []);
  useEffect(() => {
    const controller = new AbortController();
    setState((last) => (last.call === call ? { ...last, settled: false } : {}));
    const settle = (settled: (last: Outcome<Value>) => Outcome<Value>) => {
      if (!controller.signal.aborted) setState(settled);
    };
    call(controller.signal).then(
      (value) => settle(() => ({ value, call, settled: true })),
      (error: unknown) =>
        settle((last) => ({ ...last, error: toError(error), call, settled: true })),
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

/** Names of errors by status, for answers that are not from a Backstage backend. */
const NAMES: Readonly<Record<number, string>> = {
  401: 'AuthenticationError',
  403: 'NotAllowedError',
  404: 'NotFoundError',
};

/** Whatever was thrown, as an Error; for an answer of the backend, the error in it. */
export function toError(error: unknown): Error {
  if (error instanceof ResponseError) return toldBy(error);
  return error instanceof Error ? error : new Error(String(error));
}

function toldBy({ cause, statusCode }: ResponseError): Error {
  const name = NAMES[statusCode];
  if (cause.name !== 'Error' || name === undefined) return cause;
  return Object.assign(new Error(cause.message, { cause }), { name });
}
