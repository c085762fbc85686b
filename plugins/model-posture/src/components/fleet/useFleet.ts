import { useApi } from '@backstage/core-plugin-api';
import { useTable } from '@backstage/ui';
import type { OffsetParams, SortDescriptor, UseTableResult } from '@backstage/ui';
import type {
  ModelQuery,
  ModelSort,
  ModelSummary,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { modelPostureApiRef } from '../../api/ModelPostureApi.ts';
import type { FleetFilter, FleetQuery } from './useFleetQuery.ts';

/** A model as the table wants it. */
export type FleetRow = ModelSummary & { readonly id: string };

const PAGE_SIZES = [20, 50, 100];

/** The table of models: searched, filtered, sorted and paged by the backend. */
export function useFleet({
  filter,
  search,
  set,
}: FleetQuery): UseTableResult<FleetRow, FleetFilter> {
  const api = useApi(modelPostureApiRef);
  return useTable<FleetRow, FleetFilter>({
    mode: 'offset',
    getData: async (params) => {
      const page = await api.listModels(toQuery(params), { signal: params.signal });
      return {
        data: page.items.map((item) => ({ ...item, id: item.entityRef })),
        totalCount: page.totalItems,
      };
    },
    initialSort: { column: 'gate', direction: 'ascending' },
    filter,
    search,
    onSearchChange: (q) => set({ q }),
    paginationOptions: { pageSize: 20, pageSizeOptions: PAGE_SIZES },
  });
}

function toQuery(params: OffsetParams<FleetFilter>): ModelQuery {
  const { offset, pageSize, sort, filter, search } = params;
  return {
    offset,
    limit: pageSize,
    ...toSort(sort),
    ...toGate(filter?.gate ?? ''),
    ...toAnswer(filter?.answered),
    ...(filter === undefined || filter.owner === '' ? {} : { owner: [filter.owner] }),
    ...(search === '' ? {} : { q: search }),
  };
}

function toGate(gate: FleetFilter['gate']): ModelQuery {
  if (gate === '') return {};
  return gate === 'pending' ? { state: ['pending'] } : { gate: [gate] };
}

function toAnswer(answered: FleetFilter['answered']): ModelQuery {
  return answered === undefined ? {} : { line: answered.line, answer: answered.answers };
}

function toSort(sort: SortDescriptor | null): ModelQuery {
  if (sort === null) return {};
  return {
    sort: String(sort.column) as ModelSort,
    order: sort.direction === 'descending' ? 'desc' : 'asc',
  };
}
