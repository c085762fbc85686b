import type { Evidence, Posture } from '@weighbridge/core';
import type { ControlDefinition } from '../../src/control.ts';
import { readBy } from '../../src/control.ts';
import type { Law } from './laws.ts';
import { ensure, isExcused } from './laws.ts';
import { outcomesOf } from './outcomes.ts';
import type { Given, Scenario } from './world.ts';
import { givenOf } from './world.ts';

const DAY_MS = 86_400_000;

/**
 * (g) `Control.unless` makes a control not applicable only if somebody who looked says so about these bytes, and says
 * it later than everything that speaks against the control or leaves it open. It ages, and deleting it ends it.
 */
export const nothingToAsk: Law = (evaluate, scenario) => {
  const { catalogue } = scenario;
  const given = givenOf(scenario, evaluate);
  const posture = evaluate(catalogue, given);
  catalogue.controls.forEach((control, at) => {
    const { unless, id } = control;
    if (!isExcused(posture.verdicts[at], posture, unless)) return;
    const decided = given.evidence.filter(
      (item) => item.type === unless?.type && posture.verdicts[at]?.evidence.includes(item.id),
    );
    const shows = decided.some((item) => holds(control, item, scenario, given));
    ensure(shows, `${id} does not apply, and nobody who looked says so`);
    const rest = given.evidence.filter(({ type }) => type !== unless?.type);
    const after = evaluate(catalogue, { ...given, evidence: rest, previous: posture });
    ensure(
      !isExcused(after.verdicts[at], after, unless),
      `${id} does not apply because of evidence that is gone`,
    );
    ensureUnknown(after, at, id);
  });
};

/** What is gone is missed: the control does not fall back on older evidence. */
function ensureUnknown({ verdicts }: Posture, at: number, id: string): void {
  const status = verdicts[at]?.status;
  ensure(status !== 'pass', `${id} passes once what showed that it does not apply is gone`);
}

function holds(
  control: ControlDefinition,
  item: Evidence,
  { catalogue }: Scenario,
  { evidence, policy, now }: Given,
): boolean {
  const at = Date.parse(item.observedAt);
  const days = Math.min(control.maxAgeDays, policy.maxAgeDays?.[control.id] ?? Infinity);
  const end = Math.min(at + days * DAY_MS, Date.parse(item.expiresAt ?? '9999-01-01T00:00:00Z'));
  const types = readBy(control).map(({ type }) => type);
  const isAgainst = (other: Evidence) =>
    types.includes(other.type) &&
    outcomesOf({ ...catalogue, controls: [control] }, other, { policy }).some(
      (outcome) => outcome !== 'supports',
    );
  return (
    outcomesOf(catalogue, item, { policy }).every((outcome) => outcome === 'supports') &&
    (item.tier === 'verified' || item.tier === 'measured') &&
    item.subject.digest !== undefined &&
    Date.parse(now) < end &&
    evidence.every((other) => !isAgainst(other) || Date.parse(other.observedAt) < at)
  );
}
