import { ModelSigningError } from '../error.ts';
import { predicateOf } from './check-policy.ts';

/**
 * Refuses a statement that exceeds the maximum size of its kind.
 *
 * @throws {ModelSigningError} ATTESTATION_TOO_LARGE
 */
export function checkStatementSize(predicateType: string, payload: Uint8Array): void {
  const { maxBytes = Infinity } = predicateOf(predicateType) ?? {};
  if (payload.length <= maxBytes) return;
  throw new ModelSigningError(
    'ATTESTATION_TOO_LARGE',
    `the statement has ${payload.length} bytes, more than ${maxBytes}`,
    { details: { sizeBytes: payload.length, maxBytes } },
  );
}
