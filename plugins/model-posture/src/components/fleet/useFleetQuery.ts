import type { GateOutcome } from '@weighbridge/core';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { GATES } from '../../words.ts';

/** Which models are shown: kept in the address, so that a view can be shared. */
export interface FleetFilter {
  readonly gate: GateOutcome | 'pending' | '';
  /** Entity reference of the owner; empty for all. */
  readonly owner: string;
}

/** The filters in the address, and how to change them. */
export interface FleetQuery {
  readonly filter: FleetFilter;
  readonly search: string;
  readonly narrowed: boolean;
  readonly set: (change: Partial<Record<'gate' | 'owner' | 'q', string>>) => void;
  readonly clear: () => void;
}

/** Reads the filters from the address and writes them back without a new history entry. */
export function useFleetQuery(): FleetQuery {
  const [params, setParams] = useSearchParams();
  const gate = toGate(params.get('gate'));
  const owner = params.get('owner') ?? '';
  const search = params.get('q') ?? '';
  const set = useCallback(
    (change: Partial<Record<'gate' | 'owner' | 'q', string>>) =>
      setParams((last) => merge(last, change), { replace: true }),
    [setParams],
  );
  return {
    filter: useMemo(() => ({ gate, owner }), [gate, owner]),
    search,
    narrowed: gate !== '' || owner !== '' || search !== '',
    set,
    clear: useCallback(() => set({ gate: '', owner: '', q: '' }), [set]),
  };
}

function toGate(text: string | null): FleetFilter['gate'] {
  return text !== null && Object.hasOwn(GATES, text) ? (text as FleetFilter['gate']) : '';
}

function merge(last: URLSearchParams, change: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(last);
  for (const [key, value] of Object.entries(change)) {
    if (value === '') next.delete(key);
    else next.set(key, value);
  }
  return next;
}
