import type { JsonObject, Posture } from '@weighbridge/core';
import {
  makeAttestation,
  modelSubject,
  PREDICATE_TYPES,
} from '@weighbridge/model-signing/attestation';
import type { ModelIdentity } from '@weighbridge/model-signing/attestation';
import type { ExportedEvidence } from './export.ts';
import { EXPORT_FILE } from './files.ts';

/**
 * The posture as an in-toto statement 1 in canonical JSON: the whole posture, and the digest of the
 * evidence from which it can be computed again.
 *
 * @throws {RangeError} when the model has no digest
 */
export function postureStatement(
  posture: Posture,
  evidence: ExportedEvidence,
  model: ModelIdentity,
): Uint8Array {
  return makeAttestation({
    subjects: [modelSubject(model)],
    predicateType: PREDICATE_TYPES.posture,
    predicate: {
      posture: posture as unknown as JsonObject,
      evidence: { name: EXPORT_FILE, digest: { sha256: evidence.digest.slice('sha256:'.length) } },
    },
  });
}
