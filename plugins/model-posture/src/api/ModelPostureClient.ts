import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  EvidenceDetail,
  ModelDetail,
  ModelList,
  ModelQuery,
  ModelSummary,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { CallOptions, ModelPostureApi } from './ModelPostureApi.ts';

const BASE = 'plugin://model-posture';

/** The schemas come with their library only when the first answer is there to be checked. */
const schemas = () => import('@weighbridge/backstage-plugin-model-posture-common/schema');

/** The HTTP client of the backend plugin: every answer is checked before a screen sees it. */
export class ModelPostureClient implements ModelPostureApi {
  readonly #fetchApi: FetchApi;

  constructor(options: { readonly fetchApi: FetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  /** @throws {ResponseError} when the backend answers with an error */
  async listModels(query: ModelQuery, options: CallOptions = {}): Promise<ModelList> {
    const answer = await this.#call(`/models${toSearch(query)}`, 'GET', options);
    return read((await schemas()).modelListSchema, answer);
  }

  /** @throws {ResponseError} NotFoundError when the entity is no model or may not be seen */
  async getModel(entity: CompoundEntityRef, options: CallOptions = {}): Promise<ModelDetail> {
    const answer = await this.#call(pathOf(entity), 'GET', options);
    return read((await schemas()).modelDetailSchema, answer);
  }

  /** @throws {ResponseError} NotFoundError when the model has no such evidence */
  async getEvidence(
    entity: CompoundEntityRef,
    id: string,
    options: CallOptions = {},
  ): Promise<EvidenceDetail> {
    const path = `${pathOf(entity)}/evidence/${encodeURIComponent(id)}`;
    const answer = await this.#call(path, 'GET', options);
    return read((await schemas()).evidenceDetailSchema, answer);
  }

  /** @throws {ResponseError} NotFoundError, or TooManyRequestsError when asked too often */
  async weigh(entity: CompoundEntityRef, options: CallOptions = {}): Promise<ModelSummary> {
    const answer = await this.#call(`${pathOf(entity)}/refresh`, 'POST', options);
    return read((await schemas()).modelSummarySchema, answer);
  }

  async #call(path: string, method: 'GET' | 'POST', { signal }: CallOptions): Promise<unknown> {
    const response = await this.#fetchApi.fetch(`${BASE}${path}`, {
      method,
      ...(signal === undefined ? {} : { signal }),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return await response.json();
  }
}

/** What a schema can say of a value. */
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
  throw new Error('the backend answered in an unexpected shape; is it of the same version?', {
    cause: result.error,
  });
}

function pathOf({ kind, namespace, name }: CompoundEntityRef): string {
  const parts = [kind, namespace, name].map((part) =>
    encodeURIComponent(part.toLocaleLowerCase('en-US')),
  );
  return `/models/by-entity/${parts.join('/')}`;
}

function toSearch(query: ModelQuery): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== '') search.append(key, String(item));
    }
  }
  return search.size === 0 ? '' : `?${search}`;
}
