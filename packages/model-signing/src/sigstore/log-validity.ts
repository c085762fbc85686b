import type { TransparencyLogEntry } from '@sigstore/bundle';
import type { TrustMaterial } from '@sigstore/verify';
import { ModelSigningError } from '../error.ts';
import type { TimeProof } from '../verified.ts';

/**
 * Checks that each log's key was valid at a proved time.
 *
 * An inclusion promise is already judged at its own time; a checkpoint has no trusted time, so a retired log's
 * key would otherwise vouch forever.
 *
 * @throws {ModelSigningError} TRANSPARENCY_PROOF
 */
export function assertLogsValidAt(
  entries: readonly TransparencyLogEntry[],
  material: TrustMaterial,
  times: readonly Pick<TimeProof, 'time'>[],
): void {
  for (const entry of entries) {
    const valid = material.tlogs.some(
      ({ logID, validFor }) =>
        logID.equals(entry.logId.keyId) &&
        times.some(({ time }) => {
          const at = Date.parse(time);
          return validFor.start.getTime() <= at && at <= validFor.end.getTime();
        }),
    );
    if (!valid) {
      throw new ModelSigningError(
        'TRANSPARENCY_PROOF',
        'The log’s key was not valid when the signature was made.',
      );
    }
  }
}
