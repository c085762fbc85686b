import type { EvidenceSummary, FindingSummary, Withdrawn } from '@weighbridge/core';
import type { Catalogue } from '../catalogue.ts';
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
  if (previous === undefined) return { evidence: [], findings: [] };
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
  const isAnew = () =>
    control.needs.every((need) => newest(need) > lastListed(need.type, inputs.previous?.evidence));
  const concerned = vanished.findings.filter(({ ruleId }) => isReadBy(ruleId, control.rules));
  return {
    evidence: vanished.evidence.filter(isMissed),
    findings: concerned.length > 0 && !isAnew() ? concerned : [],
  };
}

/** When the newest withdrawn item of a type was observed. */
export function withdrawnAt(vanished: Missing, type: string): number {
  return lastListed(type, vanished.evidence);
}

/**
 * What vanished, less the evidence that a fail of this control named: what the control would miss had it
 * never seen anything adverse.
 */
export function withoutAdverse(vanished: Missing, control: string, { previous }: Inputs): Missing {
  const named = previous?.adverse.get(control);
  return { evidence: vanished.evidence.filter(({ id }) => !named?.has(id)), findings: [] };
}

/**
 * What the new statement carries on: all that some control still misses, and all that still stands
 * against older evidence.
 */
export function carryOn(
  vanished: Missing,
  missing: readonly Missing[],
  catalogue: Catalogue,
  inputs: Inputs,
): Withdrawn {
  const needed = new Set(catalogue.controls.flatMap(({ needs }) => needs.map(({ type }) => type)));
  const ids = new Set<string>(missing.flatMap(({ evidence }) => evidence.map(({ id }) => id)));
  const keys = new Set(missing.flatMap(({ findings }) => findings.map(findingKey)));
  return {
    evidence: vanished.evidence.filter((item) => {
      const at = Date.parse(item.observedAt);
      const unread = !needed.has(item.type) && lastListed(item.type, inputs.evidence) <= at;
      return ids.has(item.id) || unread || firstListed(item.type, inputs.evidence) <= at;
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

function lastListed(type: string, listed: Listed = []): number {
  return latest(timesOf(type, listed));
}

function firstListed(type: string, listed: Listed): number {
  return -latest(timesOf(type, listed).map((at) => -at));
}

function timesOf(wanted: string, listed: Listed): readonly number[] {
  return listed.flatMap(({ type, observedAt }) =>
    type === wanted ? [Date.parse(observedAt)] : [],
  );
}

function latest(times: readonly number[]): number {
  return times.reduce((newest, at) => Math.max(newest, at), -Infinity);
}
