import type { JsonObject } from '@backstage/types';
import {
  modelPostureAdministerPermission,
  modelReadPermission,
  modelRefreshPermission,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { AccessLevel } from '../../access/access.ts';
import type { Endpoint, OtherAnswer } from '../endpoint.ts';
import { errorBodySchema } from './components.ts';
import { membersOf, schemaOf } from './schemas.ts';

/** Names of the permissions that each level of access needs. */
const PERMISSIONS: Readonly<Record<AccessLevel, readonly string[]>> = {
  public: [],
  'signed-in': [],
  read: [modelReadPermission.name],
  refresh: [modelReadPermission.name, modelRefreshPermission.name],
  administer: [modelPostureAdministerPermission.name],
};

/** The OpenAPI operation of an endpoint. */
export function operationOf(endpoint: Endpoint): JsonObject {
  const { id, summary, description, requires } = endpoint;
  const permissions = PERMISSIONS[requires];
  return {
    operationId: id,
    summary,
    ...(description === undefined ? {} : { description }),
    ...(permissions.length === 0 ? {} : { 'x-backstage-permissions': [...permissions] }),
    security: requires === 'public' ? [] : [{ backstageToken: [] }],
    parameters: parametersOf(endpoint),
    responses: responsesOf(endpoint),
  };
}

function parametersOf({ params, query }: Endpoint): JsonObject[] {
  const inPath = params === undefined ? [] : membersOf(params);
  const inQuery = query === undefined ? [] : membersOf(query);
  return [
    ...inPath.map(({ name, schema }) => ({ name, in: 'path', required: true, schema })),
    ...inQuery.map(({ name, isRequired, schema }) => ({
      name,
      in: 'query',
      required: isRequired,
      schema,
    })),
  ];
}

/** Every status that the endpoint answers with, and any other error. */
function responsesOf(endpoint: Endpoint): JsonObject {
  const { answer, summary, others = [] } = endpoint;
  const answers = [...derived(endpoint), ...others];
  const errors = answers.map((other) => [String(other.status), responseOf(other)] as const);
  return {
    [String(successOf(endpoint))]: { description: summary, content: json(schemaOf(answer)) },
    ...Object.fromEntries(errors),
    default: responseOf({ status: 500, when: 'Something else failed; the log says what.' }),
  };
}

function successOf({ status = 200 }: Endpoint): number {
  return typeof status === 'number' ? status : 200;
}

/** The statuses that follow from the access level and the inputs. */
function derived({ requires, params, query }: Endpoint): readonly OtherAnswer[] {
  const answers: OtherAnswer[] = [];
  if (params !== undefined || query !== undefined) {
    answers.push({ status: 400, when: 'The path or the query string is not understood.' });
  }
  if (requires !== 'public') {
    answers.push({ status: 401, when: 'The caller is neither a user nor a service.' });
  }
  if (PERMISSIONS[requires].length > 0) {
    answers.push({ status: 403, when: 'The caller lacks a permission.' });
  }
  return answers;
}

function responseOf({ when, headers, schema = errorBodySchema }: OtherAnswer): JsonObject {
  return {
    description: when,
    ...(headers === undefined ? {} : { headers: headers as unknown as JsonObject }),
    content: json(schemaOf(schema)),
  };
}

function json(schema: JsonObject): JsonObject {
  return { 'application/json': { schema } };
}
