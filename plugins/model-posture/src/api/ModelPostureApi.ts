import type { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/core-plugin-api';
import type { ApiRef } from '@backstage/core-plugin-api';
import type {
  EvidenceDetail,
  ModelDetail,
  ModelList,
  ModelQuery,
} from '@weighbridge/backstage-plugin-model-posture-common';

/** Cancels a call. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** What the screens need from the backend plugin; replace it to read postures from elsewhere. */
export interface ModelPostureApi {
  listModels(query: ModelQuery, options?: CallOptions): Promise<ModelList>;
  getModel(entity: CompoundEntityRef, options?: CallOptions): Promise<ModelDetail>;
  getEvidence(
    entity: CompoundEntityRef,
    id: string,
    options?: CallOptions,
  ): Promise<EvidenceDetail>;
  /** Weighs the model now and resolves when it is done. */
  weigh(entity: CompoundEntityRef, options?: CallOptions): Promise<void>;
}

/** Both frontend systems look the client up by this reference. */
export const modelPostureApiRef: ApiRef<ModelPostureApi> = createApiRef<ModelPostureApi>({
  id: 'plugin.model-posture.client',
});
