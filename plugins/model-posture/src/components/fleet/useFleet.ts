import { useApi } from '@backstage/core-plugin-api';
import type { ModelList, ModelQuery } from '@weighbridge/backstage-plugin-model-posture-common';
import { useCallback, useMemo, useRef } from 'react';
import { modelPostureApiRef } from '../../api/ModelPostureApi.ts';
import { useCall } from '../../hooks/useCall.ts';
import type { FleetFilter, FleetQuery } from './useFleetQuery.ts';

/** One page of models, searched, filtered, sorted and cut by the backend. */
export interface Fleet {
  /** The last page that was read, while another is being read too. */
  readonly list: ModelList | undefined;
  readonly error: Error | undefined;
  readonly pending: boolean;
  readonly again: () => void;
}

/** Reads the page of models that the address names. */
export function useFleet({ filter, search, place }: FleetQuery): Fleet {
  const api = useApi(modelPostureApiRef);
  const query = useMemo<ModelQuery>(
    () => ({
      offset: (place.page - 1) * place.size,
      limit: place.size,
      sort: place.sort,
      order: place.order,
      ...toGate(filter),
      ...toAnswer(filter.answered),
      ...(filter.notice === '' ? {} : { notice: [filter.notice] }),
      ...(filter.owner === '' ? {} : { owner: [filter.owner] }),
      ...(search === '' ? {} : { q: search }),
    }),
    [filter, search, place],
  );
  const call = useCall(
    useCallback((signal: AbortSignal) => api.listModels(query, { signal }), [api, query]),
  );
  const last = useRef(call.value);
  if (call.value !== undefined) last.current = call.value;
  const { error, pending, again } = call;
  return { list: last.current, error, pending, again };
}

function toGate({ gate, state }: FleetFilter): ModelQuery {
  if (gate === 'pending') return { state: ['pending'] };
  return { ...(gate === '' ? {} : { gate: [gate] }), ...(state === '' ? {} : { state: [state] }) };
}

function toAnswer(answered: FleetFilter['answered']): ModelQuery {
  return answered === undefined ? {} : { line: answered.line, answer: answered.answers };
}
