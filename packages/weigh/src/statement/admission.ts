import { canonicalJson, parseInstant, sha256Digest } from '@weighbridge/core';
import type { Digest, Posture } from '@weighbridge/core';
import { StatementError } from './error.ts';
import type { AssessmentInputs } from './export.ts';
import { isAdmitted } from './gate-properties.ts';
import { holdsUntil, postureAt } from './holds-until.ts';

/** What a genuine posture must satisfy to count as an admission. */
export interface AdmissionOptions {
  /** The time to judge at. Default now. */
  readonly now?: Date | undefined;
  /** Maximum age since the weighing, milliseconds. Default: as long as the posture itself holds. */
  readonly maxAgeMs?: number | undefined;
  /** Whether only a plain admission counts, not one on conditions. Default false. */
  readonly strict?: boolean | undefined;
  /** The statement that it must have been weighed against. Default: any, or none. */
  readonly previous?: Posture | undefined;
}

/** The statement that a posture was weighed against. */
export interface PreviousStatement {
  /** SHA-256 of its canonical JSON. */
  readonly digest: Digest;
  /** ISO 8601 UTC instant. */
  readonly assessedAt: string;
}

/** The state of an admission at one time. */
export interface Admission {
  /** ISO 8601 UTC instant at which it ends by time alone; absent when it does not. */
  readonly holdsUntil?: string;
}

/** A posture with what it was computed from. */
export interface ComputedPosture {
  /** The posture. */
  readonly posture: Posture;
  /** What it was computed from. */
  readonly evidence: AssessmentInputs;
}

/** The statement that the posture was weighed against; null when it was against none. */
export function previousOf({
  evidence,
}: Pick<ComputedPosture, 'evidence'>): PreviousStatement | null {
  const { previous } = evidence;
  if (previous === undefined) return null;
  return { digest: postureDigest(previous), assessedAt: previous.assessedAt };
}

/** SHA-256 of a posture's canonical JSON: the next posture names this one by it. */
export function postureDigest(posture: Posture): Digest {
  return sha256Digest(new TextEncoder().encode(canonicalJson(posture)));
}

/**
 * Whether a genuine posture admits its model now. It must say that it admits, and must not have expired: its
 * evidence is assessed again under its policy at the time of the call, so that a stale answer, or one that
 * rests on an ended waiver, no longer counts.
 * Cost: one assessment; with a waiver O(log e) of them.
 *
 * @throws {StatementError} PREVIOUS_MISMATCH, POSTURE_REFUSED, POSTURE_UNDECIDED, POSTURE_STALE,
 *   POSTURE_CONDITIONS
 * @throws {RangeError} when the age is not a number of milliseconds
 */
export function checkAdmission(
  verified: ComputedPosture,
  { now = new Date(), maxAgeMs, strict = false, previous }: AdmissionOptions = {},
): Admission {
  checkAge(maxAgeMs);
  checkPrevious(verified, previous);
  const { posture } = verified;
  const { outcome, sentence } = posture.gate;
  const says = { details: { outcome, sentence } };
  if (outcome === 'refuse') {
    throw new StatementError('POSTURE_REFUSED', 'the gate refuses the model', says);
  }
  if (!isAdmitted(posture)) {
    throw new StatementError('POSTURE_UNDECIDED', 'the gate cannot decide about the model', says);
  }
  checkFresh(verified, now, maxAgeMs);
  if (strict && outcome !== 'admit') {
    throw new StatementError('POSTURE_CONDITIONS', 'the gate admits on conditions only', {
      details: {
        outcome,
        sentence,
        conditions: [...posture.gate.conditions, ...(posture.gate.advisory ?? [])].slice(0, 20),
      },
    });
  }
  const end = holdsUntil(posture);
  return end === undefined ? {} : { holdsUntil: end };
}

function checkAge(maxAgeMs: number | undefined): void {
  if (maxAgeMs === undefined || maxAgeMs >= 0) return;
  throw new RangeError(`maxAgeMs must be a number of milliseconds, got ${maxAgeMs}`);
}

/**
 * Refuses a posture that was weighed against another statement than the given one, if one is given.
 *
 * @throws {StatementError} PREVIOUS_MISMATCH
 */
export function checkPrevious(verified: ComputedPosture, previous: Posture | undefined): void {
  if (previous === undefined) return;
  const found = previousOf(verified);
  const wanted = postureDigest(previous);
  if (found?.digest === wanted) return;
  const what = found === null ? 'no earlier statement' : 'another earlier statement';
  throw new StatementError(
    'PREVIOUS_MISMATCH',
    `the model was weighed against ${what}, so what was removed since the required statement may go unnoticed`,
    { details: { found, wanted: { digest: wanted, assessedAt: previous.assessedAt } } },
  );
}

function checkFresh(
  { posture, evidence }: ComputedPosture,
  now: Date,
  maxAgeMs: number | undefined,
): void {
  const weighedAt = parseInstant(posture.assessedAt);
  const ageMs = now.getTime() - weighedAt;
  if (maxAgeMs !== undefined && ageMs > maxAgeMs) {
    throw stale('it was weighed longer ago than the maximum age', {
      assessedAt: posture.assessedAt,
      now: now.toISOString(),
      maxAgeSeconds: maxAgeMs / 1000,
    });
  }
  // Clocks differ: one that is behind the weighing judges at the weighing's instant.
  const today = postureAt(Math.max(now.getTime(), weighedAt), evidence);
  if (isAdmitted(today)) return;
  throw stale('it admitted the model when it was weighed, and has since expired', {
    assessedAt: posture.assessedAt,
    heldUntil: holdsUntil(posture),
    now: now.toISOString(),
    today: today.gate.sentence,
  });
}

function stale(message: string, details: Readonly<Record<string, unknown>>): StatementError {
  return new StatementError('POSTURE_STALE', message, { details });
}
