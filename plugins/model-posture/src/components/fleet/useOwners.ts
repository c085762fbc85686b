import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  DEFAULT_SELECTORS,
  MODEL_ANNOTATION,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { useCallback } from 'react';
import { useCall } from '../../hooks/useCall.ts';

const OWNER = 'relations.ownedBy';

/** Entities that are models, as the catalog is asked for them. */
const MODELS = [
  { [`metadata.annotations.${MODEL_ANNOTATION}`]: CATALOG_FILTER_EXISTS },
  ...DEFAULT_SELECTORS.map(({ kind, type }) => ({
    kind,
    ...(type === undefined ? {} : { 'spec.type': type }),
  })),
];

/** Entity references of everybody who owns a model, sorted; empty until the catalog has answered. */
export function useOwners(): readonly string[] {
  const catalogApi = useApi(catalogApiRef);
  const { value } = useCall(
    useCallback(
      async () => {
        const { facets } = await catalogApi.getEntityFacets({ filter: MODELS, facets: [OWNER] });
        return (facets[OWNER] ?? []).map((facet) => facet.value).toSorted();
      },
      [catalogApi],
    ),
  );
  return value ?? [];
}
