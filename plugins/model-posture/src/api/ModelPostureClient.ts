import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  EvidenceDetail,
  ModelDetail,
  ModelList,
  ModelQuery,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { CallOptions, ModelPostureApi } from './ModelPostureApi.ts';

const BASE = 'plugin://model-posture';

/** The HTTP client of the backend plugin. */
export class ModelPostureClient implements ModelPostureApi {
  readonly #fetchApi: FetchApi;

  constructor(options: { readonly fetchApi: FetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  /** @throws {ResponseError} when the backend answers with an error */
  async listModels(query: ModelQuery, options: CallOptions = {}): Promise<ModelList> {
    return (await this.#call(`/models${toSearch(query)}`, 'GET', options)) as ModelList;
  }

  /** @throws {ResponseError} NotFoundError when the entity is no model or may not be seen */
  async getModel(entity: CompoundEntityRef, options: CallOptions = {}): Promise<ModelDetail> {
    return (await this.#call(pathOf(entity), 'GET', options)) as ModelDetail;
  }

  /** @throws {ResponseError} NotFoundError when the model has no such evidence */
  async getEvidence(
    entity: CompoundEntityRef,
    id: string,
    options: CallOptions = {},
  ): Promise<EvidenceDetail> {
    const path = `${pathOf(entity)}/evidence/${encodeURIComponent(id)}`;
    return (await this.#call(path, 'GET', options)) as EvidenceDetail;
  }

  /** @throws {ResponseError} when the model cannot be weighed */
  async weigh(entity: CompoundEntityRef, options: CallOptions = {}): Promise<void> {
    await this.#call(`${pathOf(entity)}/weigh`, 'POST', options);
  }

  async #call(path: string, method: 'GET' | 'POST', { signal }: CallOptions): Promise<unknown> {
    const response = await this.#fetchApi.fetch(`${BASE}${path}`, {
      method,
      ...(signal === undefined ? {} : { signal }),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.status === 204 ? undefined : await response.json();
  }
}

function pathOf({ kind, namespace, name }: CompoundEntityRef): string {
  const parts = [kind, namespace, name].map((part) => encodeURIComponent(part.toLocaleLowerCase('en-US')));
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
