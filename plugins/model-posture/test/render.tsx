import type { Entity } from '@backstage/catalog-model';
import { fetchApiRef } from '@backstage/core-plugin-api';
import type { FetchApi, RouteRef } from '@backstage/core-plugin-api';
import { catalogApiRef, EntityProvider, entityRouteRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockApis, renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { ReactElement } from 'react';
import { modelPostureApiRef } from '../src/api/ModelPostureApi.ts';
import { ModelPostureClient } from '../src/api/ModelPostureClient.ts';

/** Answers of the backend by method and path, for instance `GET /models`. */
export type Answers = (call: string, url: URL) => Answer | Promise<Answer>;

type Answer = { readonly status?: number; readonly body: unknown } | undefined;

/** Requests to the backend, in order. */
export interface Rendered {
  readonly calls: readonly string[];
  /** Requests to the catalog, each with the last call to the backend before it. */
  readonly facets: readonly string[];
}

/** The entity of the page. */
export const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'penguin-species',
    namespace: 'default',
    annotations: { 'weighbridge.dev/model': 'estate/penguin-species-2' },
  },
  spec: { type: 'ai-model', owner: 'group:default/team-ecology' },
};

/** A catalog that knows one owner of models; `onFacets` is called when it is asked. */
export function catalogApiOf(onFacets: () => void = () => {}) {
  return {
    getEntityFacets: async () => {
      onFacets();
      return {
        facets: { 'relations.ownedBy': [{ value: 'group:default/team-ecology', count: 4 }] },
      };
    },
  };
}

/** A wire with these answers at its other end, and the requests over it. */
export function fetchApiOf(
  answers: Answers,
): Pick<Rendered, 'calls'> & { readonly fetchApi: FetchApi } {
  const calls: string[] = [];
  const fetchApi = {
    async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
      const url = new URL(input instanceof Request ? input.url : input);
      const call = `${init?.method ?? 'GET'} ${url.pathname}`;
      calls.push(`${call}${url.search}`);
      init?.signal?.throwIfAborted();
      const answer = (await answers(call, url)) ?? { status: 404, body: notFound(url.pathname) };
      return new Response(JSON.stringify(answer.body), {
        status: answer.status ?? 200,
        headers: { 'content-type': 'application/json' },
      });
    },
  };
  return { calls, fetchApi };
}

/** The user and the page. */
export interface User {
  /** Permissions that the user lacks, by name. */
  readonly denied?: readonly string[];
  /** Default: ENTITY. Answers about permissions are kept for a while, by entity. */
  readonly entity?: Entity;
  /** Further routes of the app, by path. */
  readonly mounted?: Readonly<Record<string, RouteRef>>;
}

/** Renders inside an app with the real HTTP client; only the wire is replaced. */
export async function render(
  element: ReactElement,
  answers: Answers,
  path = '/',
  user: User = {},
): Promise<Rendered> {
  const { calls, fetchApi } = fetchApiOf(answers);
  const facets: string[] = [];
  const catalogApi = catalogApiOf(() => facets.push(`after ${calls.at(-1)?.split('?')[0]}`));
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [fetchApiRef, fetchApi],
        [catalogApiRef, catalogApi as never],
        [permissionApiRef, permissionApi(user.denied)],
        [modelPostureApiRef, new ModelPostureClient({ fetchApi })],
      ]}
    >
      <EntityProvider entity={user.entity ?? ENTITY}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef, ...user.mounted },
      routeEntries: [path],
    },
  );
  return { calls, facets };
}

/** Allows everything except the permissions with these names. */
export function permissionApi(denied: readonly string[] = []) {
  return mockApis.permission({
    authorize: ({ permission }) =>
      denied.includes(permission.name) ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
  });
}

/** An error in Backstage's shape. */
export function failure(name: string, message: string, status: number) {
  return { status, body: { error: { name, message }, response: { statusCode: status } } };
}

function notFound(path: string) {
  return failure('NotFoundError', `no ${path}`, 404).body;
}

/** Where the model of the page is. */
export const MODEL_PATH = '/models/by-entity/resource/default/penguin-species';
