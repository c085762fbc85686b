import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the checklist shows: kept in the address, so a view can be shared or left on a wall. */
export interface ChecklistView {
  /** Entity reference of the owner; empty for all. */
  readonly owner: string;
  /** Ids of the lines that are open. */
  readonly open: ReadonlySet<string>;
  /** Whether it is counted again every minute. */
  readonly live: boolean;
  readonly setOwner: (owner: string) => void;
  readonly setLive: (live: boolean) => void;
  readonly toggle: (line: string) => void;
}

/** Reads the view from the address and writes changes back without a new history entry. */
export function useChecklistQuery(): ChecklistView {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (edit: (next: URLSearchParams) => void) =>
      setParams(
        (last) => {
          const next = new URLSearchParams(last);
          edit(next);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const open = useMemo(() => new Set(params.getAll('open')), [params]);
  return {
    owner: params.get('owner') ?? '',
    open,
    live: params.get('live') === 'on',
    setOwner: useCallback((owner) => change((next) => put(next, 'owner', owner)), [change]),
    setLive: useCallback((live) => change((next) => put(next, 'live', live ? 'on' : '')), [change]),
    toggle: useCallback((line) => change((next) => flip(next, 'open', line)), [change]),
  };
}

function put(params: URLSearchParams, name: string, value: string): void {
  if (value === '') params.delete(name);
  else params.set(name, value);
}

function flip(params: URLSearchParams, name: string, value: string): void {
  const values = params.getAll(name);
  params.delete(name);
  for (const each of values) if (each !== value) params.append(name, each);
  if (!values.includes(value)) params.append(name, value);
}
