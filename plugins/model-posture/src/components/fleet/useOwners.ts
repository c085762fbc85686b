import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { MODEL_ANNOTATION } from '@weighbridge/backstage-plugin-model-posture-common';
import type { EntitySelector } from '@weighbridge/backstage-plugin-model-posture-common';
import { useCallback } from 'react';
import { useCall } from '../../hooks/useCall.ts';
import { selectorsOf } from '../../selection.ts';

const OWNER = 'relations.ownedBy';

/** Entity references of everybody who owns a model, sorted; empty until the catalog has answered. */
export function useOwners(): readonly string[] {
  const apis = useApiHolder();
  const catalogApi = useApi(catalogApiRef);
  const { value } = useCall(
    useCallback(async () => {
      const filter = modelsOf(selectorsOf(apis));
      const { facets } = await catalogApi.getEntityFacets({ filter, facets: [OWNER] });
      return (facets[OWNER] ?? []).map((facet) => facet.value).toSorted();
    }, [apis, catalogApi]),
  );
  return value ?? [];
}

/** Entities that are models, as the catalog is asked for them. */
function modelsOf(selectors: readonly EntitySelector[]) {
  return [
    { [`metadata.annotations.${MODEL_ANNOTATION}`]: CATALOG_FILTER_EXISTS },
    ...selectors.map(({ kind, type }) => ({
      kind,
      ...(type === undefined ? {} : { 'spec.type': type }),
    })),
  ];
}
