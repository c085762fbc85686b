import { useApi } from '@backstage/core-plugin-api';
import type { FleetChecklist } from '@weighbridge/backstage-plugin-model-posture-common';
import { useCallback, useEffect } from 'react';
import { modelPostureApiRef } from '../../api/ModelPostureApi.ts';
import { useCall } from '../../hooks/useCall.ts';
import type { CallState } from '../../hooks/useCall.ts';

/** How often a live checklist is counted again. */
export const LIVE_MS = 60_000;

/** The checklist of the fleet or of one owner; while `live`, counted again every minute while it is visible. */
export function useChecklist(owner: string, live: boolean): CallState<FleetChecklist> {
  const api = useApi(modelPostureApiRef);
  const call = useCall(
    useCallback(
      (signal: AbortSignal) => api.getChecklist(owner === '' ? {} : { owner: [owner] }, { signal }),
      [api, owner],
    ),
  );
  const { again } = call;
  useEffect(() => {
    if (!live) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again();
    }, LIVE_MS);
    return () => clearInterval(timer);
  }, [live, again]);
  return call;
}
