import type { Posture } from '@weighbridge/core';
import { assess, listControls } from '@weighbridge/posture';
import type { AssessmentInputs } from './export.ts';
import { isAdmitted } from './gate-properties.ts';

const DAY_MS = 86_400_000;

/**
 * The first instant at which the gate that admits no longer does, by time alone: a required answer grows
 * stale, or a waiver that was needed ends. Undefined when it does not admit, or nothing of it ends.
 *
 * Cost: O(e) for a plain admission; with a waiver O(log e) assessments more.
 */
export function holdsUntil(posture: Posture, inputs: AssessmentInputs): string | undefined {
  if (!isAdmitted(posture)) return undefined;
  const ends = [...requiredEnds(posture, inputs), ...usedEnds(posture)].map((end) =>
    Date.parse(end),
  );
  const first = earliest(ends);
  if (posture.gate.outcome === 'admit') return instantOf(first);
  return instantOf(earliest([first, closesBefore(first, posture, inputs)]));
}

function requiredEnds({ verdicts }: Posture, { policy }: AssessmentInputs): readonly string[] {
  const required = policy.requires === 'all' ? undefined : new Set<string>(policy.requires);
  return verdicts.flatMap(({ control, staleAt }) =>
    staleAt !== undefined && (required === undefined || required.has(control)) ? [staleAt] : [],
  );
}

function usedEnds({ waivers }: Posture): readonly string[] {
  return waivers.flatMap(({ effect, notAfter }) => (effect === 'used' ? [notAfter] : []));
}

/**
 * A waiver counts for a required control only while something fresh answers it besides, and no verdict
 * says how long that is. Time alone never opens a gate, so the first end that closes it is found by halves.
 */
function closesBefore(end: number, posture: Posture, inputs: AssessmentInputs): number {
  const times = candidates(posture, inputs).filter((time) => time < end);
  const at = new Set(times);
  const sorted = Array.from(at).sort((a, b) => a - b);
  let [open, shut] = [0, sorted.length];
  while (open < shut) {
    const middle = (open + shut) >> 1;
    if (isAdmitted(postureAt(sorted[middle] ?? end, inputs))) open = middle + 1;
    else shut = middle;
  }
  return sorted[shut] ?? Infinity;
}

/** Every instant after the posture at which an item of evidence may grow stale. */
function candidates({ assessedAt }: Posture, { evidence, policy }: AssessmentInputs): number[] {
  const days = new Set<number>();
  for (const { id, maxAgeDays } of listControls()) {
    days.add(Math.min(maxAgeDays, policy.maxAgeDays?.[id] ?? Infinity));
  }
  const from = Date.parse(assessedAt);
  const times: number[] = [];
  for (const { observedAt, expiresAt } of evidence) {
    for (const each of days) times.push(Date.parse(observedAt) + each * DAY_MS);
    if (expiresAt !== undefined) times.push(Date.parse(expiresAt));
  }
  return times.filter((time) => time > from);
}

/**
 * What the same evidence under the same policy gives at a later time. Time alone only ages: no gate that
 * is shut opens.
 *
 * @throws {PostureError} when the time lies before the evidence
 */
export function postureAt(time: number, inputs: AssessmentInputs): Posture {
  const { evidence, findings, policy, previous } = inputs;
  return assess(evidence, findings, policy, new Date(time), previous);
}

function earliest(times: readonly number[]): number {
  let first = Infinity;
  for (const time of times) first = Math.min(first, time);
  return first;
}

function instantOf(time: number): string | undefined {
  return Number.isFinite(time) ? new Date(time).toISOString() : undefined;
}
