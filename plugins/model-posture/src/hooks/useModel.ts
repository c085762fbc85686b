import type { CompoundEntityRef } from '@backstage/catalog-model';
import { getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MutableRefObject } from 'react';
import { modelPostureApiRef } from '../api/ModelPostureApi.ts';
import { toError, useCall } from './useCall.ts';
import type { CallState } from './useCall.ts';

/** The posture of the entity on the page, and weighing it again. */
export interface ModelCall extends CallState<ModelDetail> {
  readonly entity: CompoundEntityRef;
  readonly weigh: () => void;
  readonly weighing: boolean;
  readonly weighError: Error | undefined;
  /** Whether a weighing that was requested here has succeeded. */
  readonly weighed: boolean;
}

/** Reads the model of the entity on the page. */
export function useModel(): ModelCall {
  const api = useApi(modelPostureApiRef);
  const { kind, namespace, name } = getCompoundEntityRef(useEntity().entity);
  const entity = useMemo(() => ({ kind, namespace, name }), [kind, namespace, name]);
  const call = useCall(useCallback((signal) => api.getModel(entity, { signal }), [api, entity]));
  const [weighing, setWeighing] = useState(false);
  const [weighError, setWeighError] = useState<Error>();
  const [weighed, setWeighed] = useState(false);
  const { again } = call;
  const left = useLeft(entity);
  const weigh = useCallback(() => {
    const { signal } = left.current;
    setWeighing(true);
    setWeighError(undefined);
    setWeighed(false);
    api
      .weigh(entity, { signal })
      .then(() => setWeighed(true))
      .catch((error: unknown) => {
        if (!signal.aborted) setWeighError(toError(error));
      })
      .finally(() => {
        if (signal.aborted) return;
        setWeighing(false);
        again();
      });
  }, [api, entity, again, left]);
  return { ...call, entity, weigh, weighing, weighError, weighed };
}

/** Aborted when the page is left, or shows another entity: no one then waits for a weighing. */
function useLeft(entity: CompoundEntityRef): MutableRefObject<AbortController> {
  const left = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    left.current = controller;
    return () => controller.abort();
  }, [entity]);
  return left;
}
