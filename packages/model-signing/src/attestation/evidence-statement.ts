import type { JsonObject } from '@weighbridge/core';
import type { StatedEvidence } from './facts.ts';
import { makeAttestation } from './make-attestation.ts';
import { modelSubject } from './model-subject.ts';
import type { ModelIdentity } from './model-subject.ts';
import { parseEvidenceStatement } from './parse-evidence.ts';
import { PREDICATE_TYPES } from './predicate-types.ts';

/**
 * Observations about a model as an in-toto statement 1 in canonical JSON, for `signAttestation`. The id and
 * the subject of each `Evidence` are left out: the statement itself says what it is about.
 *
 * @throws {ModelSigningError} ATTESTATION_MALFORMED, ATTESTATION_TOO_LARGE when no reader would accept it
 * @throws {RangeError} when the model has no digest
 * @throws {CoreError} NOT_JSON when a payload holds what JSON cannot
 */
export function evidenceStatement(
  items: readonly StatedEvidence[],
  model: ModelIdentity,
): Uint8Array {
  const statement = makeAttestation({
    subjects: [modelSubject(model)],
    predicateType: PREDICATE_TYPES.evidence,
    predicate: { items: items.map(toJson) },
  });
  parseEvidenceStatement(statement);
  return statement;
}

function toJson({
  type,
  producer,
  observedAt,
  expiresAt,
  tier,
  locator,
  payload,
}: StatedEvidence): JsonObject {
  const { name, version } = producer;
  const end = expiresAt === undefined ? {} : { expiresAt };
  return { type, producer: { name, version }, observedAt, ...end, tier, locator, payload };
}
