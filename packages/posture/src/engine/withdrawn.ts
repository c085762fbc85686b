import type { EvidenceSummary, FindingSummary, Withdrawn } from '@weighbridge/core';
import type { ControlDefinition, Need } from '../control.ts';
import { findingKey, isAdverse, isReadBy } from '../input/findings.ts';
import type { Inputs } from '../input/inputs.ts';
import type { Observations } from './observe.ts';

/** What vanished since the previous statement. */
export interface Missing {
  readonly evidence: readonly EvidenceSummary[];
  readonly findings: readonly FindingSummary[];
}

/** Everything that the previous statement listed, or carried on as withdrawn, and that is not here now. */
export function findVanished({ previous, evidence, findings }: Inputs): Missing {
  const ids = new Set<string>(evidence.map(({ id }) => id));
  const keys = new Set(findings.filter(isAdverse).map(findingKey));
  return {
    evidence: previous.evidence.filter(({ id }) => !ids.has(id)),
    findings: previous.findings.filter((each) => !keys.has(findingKey(each))),
  };
}

/**
 * What vanished and is missed by this control.
 *
 * An evidence item is missed until there is a strictly newer one of its type. A finding is missed until
 * every type that the control needs was observed anew since the previous statement: a rule can have been
 * wrong, but not looking again does not show it.
 */
export function missingFor(
  control: ControlDefinition,
  vanished: Missing,
  inputs: Inputs,
  observations: Observations,
): Missing {
  const newest = (need: Need) => newestOf(control, need, inputs, observations);
  const isMissed = (item: EvidenceSummary) =>
    control.needs.some(
      (need) => need.type === item.type && newest(need) <= Date.parse(item.observedAt),
    );
  const isAnew = control.needs.every(
    (need) => newest(need) > lastListed(need.type, inputs.previous.evidence),
  );
  const isConcerned = ({ ruleId }: FindingSummary) => isReadBy(ruleId, control.rules);
  return {
    evidence: vanished.evidence.filter(isMissed),
    findings: vanished.findings.filter((each) => !isAnew && isConcerned(each)),
  };
}

/**
 * Evidence that vanished, less what a fail of this control named: what the control would miss had it never
 * seen anything adverse.
 */
export function withoutAdverse(
  { evidence }: Missing,
  control: string,
  { previous }: Inputs,
): readonly EvidenceSummary[] {
  const named = previous.adverse.get(control);
  return evidence.filter(({ id }) => !named?.has(id));
}

/**
 * What the new statement carries on: all that some control still misses, and all that still stands
 * against evidence that is not newer, or that nothing of its type has followed.
 */
export function carryOn(
  vanished: Missing,
  missing: readonly Missing[],
  { evidence: present }: Inputs,
): Withdrawn {
  const ids = new Set<string>(missing.flatMap(({ evidence }) => evidence.map(({ id }) => id)));
  const keys = new Set(missing.flatMap(({ findings }) => findings.map(findingKey)));
  return {
    evidence: vanished.evidence.filter((item) => {
      const at = Date.parse(item.observedAt);
      const times = timesOf(item.type, present);
      return ids.has(item.id) || times.length === 0 || times.some((each) => each <= at);
    }),
    findings: vanished.findings.filter((each) => keys.has(findingKey(each))),
  };
}

/** When the control last saw evidence of a type; what was never valid was not seen. */
function newestOf(
  control: ControlDefinition,
  { type, judge }: Need,
  { evidence }: Inputs,
  observations: Observations,
): number {
  if (judge === undefined) return lastListed(type, evidence);
  const seen = observations(control.id, type).filter(({ standing }) => standing !== 'void');
  return latest(seen.map(({ at }) => at));
}

type Listed = readonly Pick<EvidenceSummary, 'type' | 'observedAt'>[];

/** When the newest item of a type was observed. */
export function lastListed(type: string, listed: Listed): number {
  return latest(timesOf(type, listed));
}

function timesOf(wanted: string, listed: Listed): readonly number[] {
  return listed.flatMap(({ type, observedAt }) =>
    type === wanted ? [Date.parse(observedAt)] : [],
  );
}

function latest(times: readonly number[]): number {
  return times.reduce((newest, at) => Math.max(newest, at), -Infinity);
}
