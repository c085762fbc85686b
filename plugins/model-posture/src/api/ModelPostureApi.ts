import type { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/core-plugin-api';
import type { ApiRef } from '@backstage/core-plugin-api';
import type {
  ChecklistQuery,
  ControlList,
  EvidenceDetail,
  FleetChecklist,
  ModelDetail,
  ModelList,
  ModelQuery,
  ModelSummary,
} from '@weighbridge/backstage-plugin-model-posture-common';

/** Cancels a call. */
export interface CallOptions {
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** What the screens need from the backend plugin; replace it to read postures from elsewhere. */
export interface ModelPostureApi {
  /** The ten lines of the checklist over every model that the user may see. */
  getChecklist(query: ChecklistQuery, options?: CallOptions): Promise<FleetChecklist>;
  /** The controls that verdicts refer to. */
  listControls(options?: CallOptions): Promise<ControlList>;
  /** A page of the models that the query selects and the caller may see. */
  listModels(query: ModelQuery, options?: CallOptions): Promise<ModelList>;
  /** Everything about one model: summary, last statement, controls, findings. */
  getModel(entity: CompoundEntityRef, options?: CallOptions): Promise<ModelDetail>;
  /** One item of the evidence about a model, with its payload. */
  getEvidence(
    entity: CompoundEntityRef,
    id: string,
    options?: CallOptions,
  ): Promise<EvidenceDetail>;
  /** The bill of materials that the last weighing made, as a file of JSON. */
  getBom(entity: CompoundEntityRef, options?: CallOptions): Promise<Blob>;
  /** Weighs the model now; resolves when it is done, even if the weighing failed: the answer says so. */
  weigh(entity: CompoundEntityRef, options?: CallOptions): Promise<ModelSummary>;
}

/** The reference by which both frontend systems look up the client. */
export const modelPostureApiRef: ApiRef<ModelPostureApi> = createApiRef<ModelPostureApi>({
  id: 'plugin.model-posture.client',
});
