import { CustomErrorBase } from '@backstage/errors';

/** Answered as 429 with the shape of every Backstage error. */
export class TooManyRequestsError extends CustomErrorBase {
  override name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
}
