import type { CompoundEntityRef } from '@backstage/catalog-model';
import { getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import { useCallback, useMemo, useState } from 'react';
import { modelPostureApiRef } from '../api/ModelPostureApi.ts';
import { toError, useCall } from './useCall.ts';
import type { Call } from './useCall.ts';

/** The posture of the entity on the page, and weighing it again. */
export interface ModelCall extends Call<ModelDetail> {
  readonly entity: CompoundEntityRef;
  readonly weigh: () => void;
  readonly weighing: boolean;
  readonly weighError: Error | undefined;
  /** Whether a weighing that was asked for here has ended well. */
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
  const weigh = useCallback(() => {
    setWeighing(true);
    setWeighError(undefined);
    setWeighed(false);
    api
      .weigh(entity)
      .then(() => setWeighed(true))
      .catch((error: unknown) => setWeighError(toError(error)))
      .finally(() => {
        setWeighing(false);
        again();
      });
  }, [api, entity, again]);
  return { ...call, entity, weigh, weighing, weighError, weighed };
}
