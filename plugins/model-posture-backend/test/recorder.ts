import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Response } from 'supertest';
import { endpoints } from '../src/api/endpoints/index.ts';
import { openApiDocument } from '../src/api/openapi/document.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: { readonly type?: string };
}

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<
    Record<string, { readonly headers?: Readonly<Record<string, unknown>> }>
  >;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** The document of the API, against which real answers are checked. */
export const document = openApiDocument(endpoints);

const paths = document['paths'] as unknown as Paths;
const ID = 'https://weighbridge.dev/openapi.json';
const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false });
addFormats.default(ajv);
ajv.addSchema(document, ID, true, false);

const seen = new Set<string>();

/** Every answer that the document promises, as `<operation> <status>`. */
export function promised(): readonly string[] {
  return Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap(({ operationId, responses }) =>
      Object.keys(responses).map((status) => `${operationId} ${status}`),
    ),
  );
}

/** Every promised answer that was seen and checked against the document in this process. */
export function seenAnswers(): ReadonlySet<string> {
  return seen;
}

/**
 * Checks a real answer against the document: status, content type, headers and body, and that the document allows the
 * request.
 *
 * @throws {Error} naming what the document does not promise
 */
export function record(method: string, url: string, response: Response): void {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const found = findOperation(method, pathname);
  if (found === undefined) {
    if (response.status === 404) return;
    throw new Error(`${method} ${pathname} answered ${response.status}, and is in no document`);
  }
  const { path, operation, values } = found;
  const status =
    String(response.status) in operation.responses ? String(response.status) : 'default';
  if (status === 'default' && response.status < 500) {
    throw new Error(`${operation.operationId} does not promise ${response.status}`);
  }
  const at = ['paths', path, method, 'responses', status];
  checkHeaders(response, operation, status, at);
  check(response.body, [...at, 'content', 'application/json', 'schema']);
  if (response.status < 300) checkRequest(operation, searchParams, values, [path, method]);
  seen.add(`${operation.operationId} ${status}`);
}

function checkHeaders(
  response: Response,
  { operationId, responses }: Operation,
  status: string,
  at: readonly string[],
): void {
  if (!/^application\/json(;|$)/.test(String(response.headers['content-type']))) {
    throw new Error(`${operationId} ${status} is ${response.headers['content-type']}`);
  }
  for (const name of Object.keys(responses[status]?.headers ?? {})) {
    const value = response.headers[name.toLowerCase()];
    check(typed(value, 'integer'), [...at, 'headers', name, 'schema']);
  }
}

/** A successful request is allowed: it has no parameter that the document lacks. */
function checkRequest(
  { operationId, parameters }: Operation,
  search: URLSearchParams,
  values: Readonly<Record<string, string>>,
  [path = '', method = '']: readonly string[],
): void {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  for (const name of new Set(search.keys())) {
    if (!known.some((parameter) => parameter.name === name)) {
      throw new Error(`${operationId} takes ${name}, which the document does not say`);
    }
  }
  for (const [index, { name, in: place, required, schema }] of parameters.entries()) {
    const given = place === 'path' ? [values[name] ?? ''] : search.getAll(name);
    if (given.length === 0 && required)
      throw new Error(`${operationId} was answered without ${name}`);
    if (given.length === 0) continue;
    const value = schema.type === 'array' ? given : typed(given[0], schema.type);
    check(value, ['paths', path, method, 'parameters', String(index), 'schema']);
  }
}

function typed(value: string | undefined, type: string | undefined): unknown {
  return type === 'integer' && value !== undefined && value !== '' ? Number(value) : value;
}

function check(value: unknown, pointer: readonly string[]): void {
  const fragment = pointer
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/');
  const validate = ajv.getSchema(`${ID}#/${fragment}`);
  if (validate === undefined) throw new Error(`the document has nothing at ${pointer.join(' ')}`);
  if (validate(value) !== true) {
    throw new Error(`not as ${pointer.join(' ')} says: ${ajv.errorsText(validate.errors)}`);
  }
}

function findOperation(method: string, pathname: string) {
  const parts = pathname.split('/');
  for (const [path, item] of Object.entries(paths)) {
    const names = path.split('/');
    const operation = item[method];
    const isSame = names.every((name, i) => name.startsWith('{') || name === parts[i]);
    if (operation === undefined || names.length !== parts.length || !isSame) continue;
    const values = Object.fromEntries(
      names.flatMap((name, i) =>
        name.startsWith('{') ? [[name.slice(1, -1), decodeURIComponent(parts[i] ?? '')]] : [],
      ),
    );
    return { path, operation, values };
  }
  return undefined;
}
