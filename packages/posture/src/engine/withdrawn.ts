import type { EvidenceSummary, FindingSummary, Withdrawn } from '@weighbridge/core';
import type { Catalogue } from '../catalogue.ts';
import type { ControlDefinition, Need } from '../control.ts';
import { findingKey, isReadBy } from '../input/findings.ts';
import type { Inputs } from '../input/inputs.ts';
import type { Observation, Observations } from './observe.ts';

/** What a control misses of what the previous statement listed. */
export interface Missing {
  /** Gone, and nothing newer of its type speaks in its place. */
  readonly evidence: readonly EvidenceSummary[];
  /** Of those, some have nothing newer of their type at all. */
  readonly withoutSuccessor: boolean;
  readonly findings: readonly FindingSummary[];
}

/** What vanished since the previous statement, before asking whether it was looked at anew. */
export interface Vanished {
  readonly evidence: readonly EvidenceSummary[];
  readonly findings: readonly FindingSummary[];
}

/** Everything that the previous statement listed, or carried on as withdrawn, and that is not here now. */
export function findVanished({ previous, evidence, findings }: Inputs): Vanished {
  if (previous === undefined) return { evidence: [], findings: [] };
  const ids = new Set<string>(evidence.map(({ id }) => id));
  const keys = new Set(
    findings.filter(({ kind, level }) => kind === 'fail' && level === 'error').map(findingKey),
  );
  return {
    evidence: previous.evidence.filter(({ id }) => !ids.has(id)),
    findings: previous.findings.filter((each) => !keys.has(findingKey(each))),
  };
}

/**
 * What vanished and concerns this control, less what was looked at anew.
 *
 * An evidence item is looked at anew by a strictly newer one of its type that is conclusive for the
 * control, or that is about other bytes: an inconclusive look at the same bytes takes back no fail.
 * A finding is looked at anew when every type that the control needs is, since the previous statement.
 */
export function missingFor(
  control: ControlDefinition,
  vanished: Vanished,
  inputs: Inputs,
  observations: Observations,
): Missing {
  const typed = vanished.evidence.flatMap((item) => {
    const need = control.needs.find(({ type }) => type === item.type);
    return need === undefined ? [] : [{ item, need }];
  });
  const gone = typed.filter(
    ({ item, need }) => !isRenewed(item, need, control, inputs, observations),
  );
  const findings = vanished.findings.filter(
    ({ ruleId }) =>
      isReadBy(ruleId, control.rules) && !isLookedAtAnew(control, inputs, observations),
  );
  return {
    evidence: gone.map(({ item }) => item),
    withoutSuccessor: gone.some(({ item }) => !hasSuccessor(item, inputs)),
    findings,
  };
}

/** What the new statement carries on: all that some control still misses. */
export function carryOn(
  vanished: Vanished,
  missing: readonly Missing[],
  catalogue: Catalogue,
  inputs: Inputs,
): Withdrawn {
  const needed = new Set(catalogue.controls.flatMap(({ needs }) => needs.map(({ type }) => type)));
  const ids = new Set<string>(missing.flatMap(({ evidence }) => evidence.map(({ id }) => id)));
  const keys = new Set(missing.flatMap(({ findings }) => findings.map(findingKey)));
  return {
    evidence: vanished.evidence.filter(
      (item) => ids.has(item.id) || (!needed.has(item.type) && !hasSuccessor(item, inputs)),
    ),
    findings: vanished.findings.filter((each) => keys.has(findingKey(each))),
  };
}

function hasSuccessor(item: EvidenceSummary, { evidence }: Inputs): boolean {
  const at = Date.parse(item.observedAt);
  return evidence.some(({ type, observedAt }) => type === item.type && Date.parse(observedAt) > at);
}

function isRenewed(
  item: EvidenceSummary,
  need: Need,
  control: ControlDefinition,
  inputs: Inputs,
  observations: Observations,
): boolean {
  if (need.judge === undefined) return hasSuccessor(item, inputs);
  const at = Date.parse(item.observedAt);
  return observations(control.id, item.type).some(
    (each) => each.at > at && (isConclusive(each) || isOfOtherBytes(each, item.subject.digest)),
  );
}

function isLookedAtAnew(
  control: ControlDefinition,
  { previous }: Inputs,
  observations: Observations,
): boolean {
  return control.needs.every(({ type }) => {
    const listed = (previous?.evidence ?? []).filter((item) => item.type === type);
    const last = Math.max(-Infinity, ...listed.map(({ observedAt }) => Date.parse(observedAt)));
    return observations(control.id, type).some(
      (each) =>
        each.at > last && (isConclusive(each) || isOfOtherBytes(each, previous?.subject.digest)),
    );
  });
}

function isConclusive({ standing }: Observation): boolean {
  return standing === 'supports' || standing === 'adverse';
}

function isOfOtherBytes({ evidence }: Observation, digest: string | undefined): boolean {
  const { digest: now } = evidence.subject;
  return digest !== undefined && now !== undefined && digest !== now;
}
