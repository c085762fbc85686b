import { CustomErrorBase, ServiceUnavailableError } from '@backstage/errors';

/** Answered as 429 with the shape of every Backstage error. */
export class TooManyRequestsError extends CustomErrorBase {
  override name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
}

/** Errors whose messages are written for the caller. */
const WRITTEN_FOR_CALLERS: ReadonlySet<string> = new Set([
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'ServiceUnavailableError',
  'TooManyRequestsError',
]);

/**
 * The error as a caller or an auditor may see it. Other errors name files, queries or hosts of the server: they are
 * replaced by one without details, and belong in the log.
 */
export function presentable(error: unknown): Error {
  if (!(error instanceof Error)) return unexplained();
  if (WRITTEN_FOR_CALLERS.has(error.name)) return error;
  if (error.name === 'ResponseError') {
    return new ServiceUnavailableError(
      'another part of the portal did not answer; try again later',
    );
  }
  return unexplained();
}

function unexplained(): Error {
  return new Error('the request failed; the log of the backend says why');
}
