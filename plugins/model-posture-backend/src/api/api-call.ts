import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request, Response } from 'express';
import type { Access } from '../access/access.ts';

/** One request, read and checked. */
export interface ApiCall<Params, Query> {
  readonly request: Request;
  readonly response: Response;
  /** Id of the endpoint. */
  readonly operation: string;
  readonly credentials: BackstageCredentials;
  readonly access: Access;
  readonly params: Params;
  readonly query: Query;
}
