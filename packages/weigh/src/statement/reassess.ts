import { canonicalJson } from '@weighbridge/core';
import type { Posture } from '@weighbridge/core';
import { assess } from '@weighbridge/posture';
import { firstDifference } from './difference.ts';
import { StatementError } from './error.ts';
import type { AssessmentInputs } from './export.ts';

/**
 * Assesses the inputs again and compares the result with a posture, byte for byte in canonical JSON.
 *
 * @throws {StatementError} EXPORT_REFUSED when the inputs cannot be assessed; VERDICT_MISMATCH with the
 *   RFC 6901 pointer of the first difference
 */
export function reassess(inputs: AssessmentInputs, posture: Posture): void {
  const again = assessAgain(inputs);
  if (canonicalJson(again) === canonicalJson(posture)) return;
  const pointer = firstDifference(again, posture) ?? '';
  throw new StatementError(
    'VERDICT_MISMATCH',
    `the evidence gives another posture; the first difference is at ${pointer || '/'}`,
    { details: { pointer, outcome: posture.gate.outcome, recomputed: again.gate.outcome } },
  );
}

function assessAgain({ evidence, findings, policy, now, previous }: AssessmentInputs): Posture {
  try {
    return assess(evidence, findings, policy, now, previous);
  } catch (cause) {
    throw new StatementError(
      'EXPORT_REFUSED',
      `the evidence cannot be assessed: ${messageOf(cause)}`,
      {
        cause,
      },
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
