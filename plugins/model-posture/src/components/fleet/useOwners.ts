import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import type { ApiHolder } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  defaultEntityPresentation,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { MODEL_ANNOTATION } from '@weighbridge/backstage-plugin-model-posture-common';
import type { EntitySelector } from '@weighbridge/backstage-plugin-model-posture-common';
import { useCallback } from 'react';
import { useCall } from '../../hooks/useCall.ts';
import { selectorsOf } from '../../selection.ts';

const OWNER = 'relations.ownedBy';

/** An owner of a model. */
export interface Owner {
  readonly ref: string;
  /** Untrusted text from the catalog. */
  readonly title: string;
}

const NOBODY: readonly Owner[] = [];

/** All owners of models, by title; requested when `ready`, empty until the catalog has answered. */
export function useOwners(ready: boolean): readonly Owner[] {
  const apis = useApiHolder();
  const catalogApi = useApi(catalogApiRef);
  const { value: owners } = useCall(
    useCallback(async () => {
      if (!ready) return NOBODY;
      const filter = modelsOf(selectorsOf(apis));
      const { facets } = await catalogApi.getEntityFacets({ filter, facets: [OWNER] });
      const refs = (facets[OWNER] ?? []).map(({ value }) => value);
      const owners = await Promise.all(refs.map((ref) => nameOwner(ref, apis)));
      return owners.toSorted((a, b) => a.title.localeCompare(b.title, 'en-US'));
    }, [apis, catalogApi, ready]),
  );
  return owners ?? NOBODY;
}

/** The catalog filter for entities that are models. */
function modelsOf(selectors: readonly EntitySelector[]) {
  return [
    { [`metadata.annotations.${MODEL_ANNOTATION}`]: CATALOG_FILTER_EXISTS },
    ...selectors.map(({ kind, type }) => ({
      kind,
      ...(type === undefined ? {} : { 'spec.type': type }),
    })),
  ];
}

async function nameOwner(ref: string, apis: ApiHolder): Promise<Owner> {
  const context = { defaultKind: 'group' };
  const presentation = apis.get(entityPresentationApiRef)?.forEntity(ref, context);
  const { primaryTitle } = (await presentation?.promise) ?? defaultEntityPresentation(ref, context);
  return { ref, title: primaryTitle };
}
