import { ModelSigningError } from '../../error.ts';
import type { ModelSigningErrorCode } from '../../error.ts';
import { quoted } from '../malformed.ts';

/** An error that says what was found and, in its details, what the policy allows. */
export function refuse(
  code: ModelSigningErrorCode,
  what: string,
  found: string | undefined,
  wanted: unknown,
): ModelSigningError {
  const got = found === undefined ? 'none' : quoted(found);
  return new ModelSigningError(code, `${what}: found ${got}, which the policy does not allow`, {
    details: { found: found?.slice(0, 1000).toWellFormed() ?? null, wanted },
  });
}
