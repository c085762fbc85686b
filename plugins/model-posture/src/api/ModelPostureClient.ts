import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
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
import type { CallOptions, ModelPostureApi } from './ModelPostureApi.ts';

const BASE = 'plugin://model-posture';

/** How long a request for a weighing stays open, seconds: most models are weighed by then. */
const FIRST_WAIT_SECONDS = 5;

/** How often and how many times the client asks about a weighing that goes on: half an hour in all. */
const POLL_MS = 2_000;
const MAX_POLLS = 900;

/** The schemas load with their library in parallel to the first answer to check. */
const schemas = () => import('@weighbridge/backstage-plugin-model-posture-common/schema');

/** The HTTP client of the backend plugin: every answer is checked before a screen sees it. */
export class ModelPostureClient implements ModelPostureApi {
  readonly #fetchApi: FetchApi;

  constructor(options: { readonly fetchApi: FetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  /** @throws {ResponseError} when the backend answers with an error */
  getChecklist(query: ChecklistQuery, options?: CallOptions): Promise<FleetChecklist> {
    return this.#get(`/checklist${toSearch(query)}`, (all) => all.fleetChecklistSchema, options);
  }

  /** @throws {ResponseError} when the backend answers with an error */
  listControls(options?: CallOptions): Promise<ControlList> {
    return this.#get('/controls', (all) => all.controlListSchema, options);
  }

  /** @throws {ResponseError} when the backend answers with an error */
  listModels(query: ModelQuery, options?: CallOptions): Promise<ModelList> {
    return this.#get(`/models${toSearch(query)}`, (all) => all.modelListSchema, options);
  }

  /** @throws {ResponseError} NotFoundError when the entity is not a model or may not be seen */
  getModel(entity: CompoundEntityRef, options?: CallOptions): Promise<ModelDetail> {
    return this.#get(pathOf(entity), (all) => all.modelDetailSchema, options);
  }

  /** @throws {ResponseError} NotFoundError when the model has no such evidence */
  getEvidence(
    entity: CompoundEntityRef,
    id: string,
    options?: CallOptions,
  ): Promise<EvidenceDetail> {
    const path = `${pathOf(entity)}/evidence/${encodeURIComponent(id)}`;
    return this.#get(path, (all) => all.evidenceDetailSchema, options);
  }

  /** @throws {ResponseError} NotFoundError when none is stored */
  async getBom(entity: CompoundEntityRef, { signal }: CallOptions = {}): Promise<Blob> {
    const init = signal === undefined ? {} : { signal };
    const response = await this.#fetchApi.fetch(`${BASE}${pathOf(entity)}/bom`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.blob();
  }

  /** @throws {ResponseError} NotFoundError, or TooManyRequestsError when asked too often */
  async weigh(entity: CompoundEntityRef, options?: CallOptions): Promise<ModelSummary> {
    const path = `${pathOf(entity)}/refresh?wait=${FIRST_WAIT_SECONDS}`;
    const { done, ...before } = await this.#ask(
      'POST',
      path,
      (all) => all.modelRefreshSchema,
      options,
    );
    return done ? before : this.#weighed(entity, before, options);
  }

  /** Asks for the model until a weighing has ended since `before`. */
  async #weighed(
    entity: CompoundEntityRef,
    before: ModelSummary,
    options?: CallOptions,
  ): Promise<ModelSummary> {
    for (let turn = 0; turn < MAX_POLLS; turn += 1) {
      await pause(POLL_MS, options?.signal);
      const { summary } = await this.getModel(entity, options);
      if (summary.triedAt !== before.triedAt) return summary;
    }
    throw new Error('the model is still being weighed; look again later');
  }

  #get<Value>(path: string, pick: PickSchema<Value>, options?: CallOptions): Promise<Value> {
    return this.#ask('GET', path, pick, options);
  }

  async #ask<Value>(
    method: 'GET' | 'POST',
    path: string,
    pick: PickSchema<Value>,
    { signal }: CallOptions = {},
  ): Promise<Value> {
    const init = { method, ...(signal === undefined ? {} : { signal }) };
    const answer = this.#fetchApi.fetch(`${BASE}${path}`, init);
    const [response, all] = await Promise.all([answer, schemas()]);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return read(pick(all), await response.json());
  }
}

/** The schema that checks an answer. */
type PickSchema<Value> = (all: Awaited<ReturnType<typeof schemas>>) => Schema<Value>;

/** What a schema can say about a value. */
interface Schema<Value> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: Value }
    | { readonly success: false; readonly error: Error };
}

function read<Value>(schema: Schema<Value>, answer: unknown): Value {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  throw new Error('the backend answered in an unexpected shape; does it have the same version?', {
    cause: result.error,
  });
}

/** Resolves after a while; rejects with the reason of the signal when it aborts. */
function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

function pathOf({ kind, namespace, name }: CompoundEntityRef): string {
  const parts = [kind, namespace, name].map((part) =>
    encodeURIComponent(part.toLocaleLowerCase('en-US')),
  );
  return `/models/by-entity/${parts.join('/')}`;
}

function toSearch(query: ModelQuery | ChecklistQuery): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== '') search.append(key, String(item));
    }
  }
  return search.size === 0 ? '' : `?${search}`;
}
