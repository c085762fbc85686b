import type { z } from 'zod';
import type { AccessLevel } from '../access/access.ts';
import type { ApiCall } from './api-call.ts';
import type { ApiContext } from './context.ts';

/** Path of one model. */
export const MODEL_PATH = '/models/by-entity/{kind}/{namespace}/{name}';

/** A header that an answer can have. */
export interface HeaderNote {
  readonly description: string;
  readonly schema: { readonly type: 'integer' | 'string' };
}

/** An answer other than 200: an error in Backstage's shape unless a schema says otherwise. */
export interface OtherAnswer {
  readonly status: number;
  readonly when: string;
  readonly headers?: Readonly<Record<string, HeaderNote>>;
  readonly schema?: z.ZodType;
}

/** One operation of the API. The router and the OpenAPI document are both generated from it. */
export interface Endpoint<Params = unknown, Query = unknown, Answer = unknown> {
  /** Kebab-case; also the name of its file. */
  readonly id: string;
  readonly method: 'get' | 'post';
  /** Under /api/model-posture, with `{name}` for a parameter. */
  readonly path: string;
  /** One line. */
  readonly summary: string;
  readonly description?: string;
  readonly requires: AccessLevel;
  readonly params?: z.ZodType<Params>;
  /** A query string that it does not accept is answered with 400. */
  readonly query?: z.ZodType<Query>;
  /** The shape of the answer; nothing is sent in another shape. */
  readonly answer: z.ZodType<Answer>;
  /** `handle` returns `{ text }`: JSON that is sent byte by byte, not as it was parsed. */
  readonly isText?: true;
  /** Default 200. */
  readonly status?: number | ((value: Answer) => number);
  /** In addition to 400, 401 and 403, which follow from the rest. */
  readonly others?: readonly OtherAnswer[];
  handle(call: ApiCall<Params, Query>, context: ApiContext): Promise<Answer>;
}

/** An operation that answers with a document stored as text. */
export interface TextEndpoint<Params, Query> extends Omit<
  Endpoint<Params, Query, { readonly text: string }>,
  'answer'
> {
  readonly answer: z.ZodType;
  readonly isText: true;
}

/** Declares an operation; members of `call` have the types of the schemas. */
export function defineEndpoint<Params, Query, Answer>(
  endpoint: Endpoint<Params, Query, Answer> | TextEndpoint<Params, Query>,
): Endpoint {
  return endpoint as Endpoint;
}

/** The answer for everything below a model that does not exist, or that the caller may not see. */
export const NO_MODEL: OtherAnswer = {
  status: 404,
  when: 'There is no such model, or none that the caller may see.',
};
