import type { Evidence, GateOutcome, Posture, Status } from '@weighbridge/core';
import { canonicalJson } from '@weighbridge/core';
import type { Catalogue } from '../../src/catalogue.ts';
import type { Need } from '../../src/control.ts';
import { isAdverse, outcomesOf } from './outcomes.ts';
import type { Evaluator, Given, Scenario } from './world.ts';
import { givenOf, later } from './world.ts';

/** A law: throws if the evaluator breaks it in this situation. */
export type Law = (evaluate: Evaluator, scenario: Scenario) => void;

const OPEN: readonly GateOutcome[] = ['admit', 'admit-with-conditions'];
const GOOD: readonly Status[] = ['pass', 'not-applicable'];

export function isOpen({ gate }: Posture): boolean {
  return OPEN.includes(gate.outcome);
}

/** The evaluator broke a law; any other error is a fault of the test. */
export class LawBroken extends Error {}

export function ensure(holds: boolean, what: string): void {
  if (!holds) throw new LawBroken(what);
}

/**
 * What (a) and (b) both forbid: the gate opened, or a status became pass or not-applicable. For a control that can be
 * shown to have nothing to ask, one of the two can become the other: the newest decides.
 */
export function ensureNotBetter(
  { controls }: Catalogue,
  before: Posture,
  after: Posture,
  what: string,
): void {
  ensure(
    isOpen(before) || !isOpen(after),
    `${what} opened the gate: ${before.gate.sentence} -> ${after.gate.sentence}`,
  );
  before.verdicts.forEach(({ control, status }, at) => {
    const now = after.verdicts[at]?.status ?? 'pass';
    ensure(
      !GOOD.includes(now) ||
        now === status ||
        (GOOD.includes(status) && controls[at]?.unless !== undefined),
      `${what} turned ${control} from ${status} to ${now}`,
    );
  });
}

/** (a) Adding adverse evidence never opens a closed gate and makes nothing pass or not apply. */
export const addingAdverse: Law = (evaluate, scenario) => {
  const given = givenOf(scenario, evaluate);
  const { catalogue } = scenario;
  // What was removed since the previous statement can also come back.
  const pool = [...scenario.moreEvidence, ...(scenario.before?.evidence ?? [])];
  const adverse = pool.filter(
    (item, at) => isAdverse(catalogue, item, given) && scenario.choices[at] === true,
  );
  const findings = scenario.moreFindings.filter(
    ({ kind, level }) => kind === 'fail' && level === 'error',
  );
  const after = evaluate(catalogue, {
    ...given,
    evidence: [...given.evidence, ...adverse],
    findings: [...given.findings, ...findings],
  });
  ensureNotBetter(catalogue, evaluate(catalogue, given), after, 'adding adverse evidence');
};

/**
 * (a) Removing supporting evidence never opens a closed gate and makes nothing pass or not apply. Supporting: evidence
 * that a passing or not-applicable verdict names, and evidence that every judge says supports.
 */
export const removingSupport: Law = (evaluate, scenario) => {
  const given = givenOf(scenario, evaluate);
  const { catalogue, choices } = scenario;
  const before = evaluate(catalogue, given);
  const named = new Set(
    before.verdicts.flatMap(({ status, evidence }) => (GOOD.includes(status) ? evidence : [])),
  );
  const isSupport = (item: Evidence) => {
    const outcomes = outcomesOf(catalogue, item, given);
    return named.has(item.id) || (outcomes.length > 0 && outcomes.every((o) => o === 'supports'));
  };
  const kept = given.evidence.filter((item, at) => !isSupport(item) || choices[at] !== true);
  const after = evaluate(catalogue, { ...given, evidence: kept });
  ensureNotBetter(catalogue, before, after, 'removing support');
};

/** (a) Time passing never opens a closed gate and makes nothing pass or not apply. */
export const timePassing: Law = (evaluate, scenario) => {
  const given = givenOf(scenario, evaluate);
  const after = evaluate(scenario.catalogue, {
    ...given,
    now: later(given.now, scenario.laterDays),
  });
  ensureNotBetter(scenario.catalogue, evaluate(scenario.catalogue, given), after, 'time passing');
};

/** (a) An input dated after `now` is an error, and nothing else is. */
export const futureInput: Law = (evaluate, scenario) => {
  const { catalogue, laterDays } = scenario;
  const given = givenOf(scenario, evaluate);
  const now = later(given.now, -laterDays);
  const dates = [
    ...given.evidence.map(({ observedAt }) => observedAt),
    ...(given.policy.waivers ?? []).map(({ issuedAt }) => issuedAt),
    ...(given.previous === undefined ? [] : [given.previous.assessedAt]),
  ];
  const future = dates.some((date) => Date.parse(date) > Date.parse(now));
  let code: unknown;
  try {
    evaluate(catalogue, { ...given, now });
  } catch (error) {
    code = (error as { code?: unknown }).code;
  }
  ensure(code === (future ? 'FUTURE_INPUT' : undefined), `got ${String(code)}, future: ${future}`);
};

/**
 * (b) An item that the previous statement lists and that is gone, without a newer one of its type, leaves a fail a fail
 * and makes anything else unknown; and it still does in the statement after the next.
 */
export const withdrawing: Law = (evaluate, scenario) => {
  const { catalogue, choices } = scenario;
  const given = givenOf(scenario, evaluate);
  const first = evaluate(catalogue, given);
  const kept = given.evidence.filter((_, at) => choices[at] !== true);
  const findings = given.findings.filter((_, at) => choices[at + 10] !== true);
  const now = later(given.now, choices[23] === true ? 0 : 0.5);
  const second = evaluate(catalogue, { ...given, evidence: kept, findings, now, previous: first });
  ensureWithdrawn(catalogue, first, second, given.evidence, kept);
  const third = evaluate(catalogue, { ...given, evidence: kept, findings, now, previous: second });
  ensureWithdrawn(catalogue, first, third, given.evidence, kept);
};

function ensureWithdrawn(
  catalogue: Catalogue,
  first: Posture,
  second: Posture,
  had: readonly Evidence[],
  kept: readonly Evidence[],
): void {
  ensureNotBetter(catalogue, first, second, 'deleting evidence');
  const gone = had.filter(({ id }) => kept.every((each) => each.id !== id));
  const isMissed = ({ type, observedAt }: Evidence, ...others: readonly string[]) =>
    kept.every(
      (each) =>
        ![type, ...others].includes(each.type) ||
        Date.parse(each.observedAt) <= Date.parse(observedAt),
    );
  catalogue.controls.forEach(({ id, needs, unless }, at) => {
    const was = first.verdicts[at]?.status;
    const now = second.verdicts[at];
    ensure(was !== 'fail' || now?.status === 'fail', `${id} left its fail by deletion`);
    const beside = unless ? [unless.type] : [];
    const isGone = gone.some((item) => beside.includes(item.type) && isMissed(item));
    ensure(!isGone || !isExcused(now, second, unless), `${id}: what excused it is gone`);
    const missed = gone.filter((item) => isMissed(item, ...beside));
    // If it can be shown that there is nothing to ask, items that no judge reads say nothing.
    const read = needs.filter(({ judge }) => judge !== undefined || unless === undefined);
    if (!read.some(({ type }) => missed.some((item) => item.type === type))) return;
    const told = now?.status === 'unknown' && now.reason === 'evidence-withdrawn';
    // Removing what answered it can also revive an adverse item.
    ensure(now?.status === 'fail' || told, `${id}: withdrawn evidence gave ${now?.reason ?? ''}`);
  });
}

/** Whether the control does not apply because of what shows that there is nothing to ask. */
export function isExcused(
  verdict: Posture['verdicts'][number] | undefined,
  { evidence }: Posture,
  unless: Need | undefined,
): boolean {
  if (verdict?.status !== 'not-applicable') return false;
  const decided = evidence.filter(({ id }) => verdict.evidence.includes(id));
  return decided.some(({ type }) => type === unless?.type);
}

/** (c) A waiver changes no status and no count; it can only turn refuse into admit-with-conditions. */
export const waiving: Law = (evaluate, scenario) => {
  const { catalogue, choices } = scenario;
  const given = givenOf(scenario, evaluate);
  const all = given.policy.waivers ?? [];
  const fewer = all.filter((_, at) => choices[at] === true);
  const withAll = evaluate(catalogue, given);
  const without = evaluate(catalogue, {
    ...given,
    policy: { ...given.policy, waivers: fewer },
  });
  const bare = ({ verdicts, counts, coverage }: Posture) =>
    canonicalJson({
      counts,
      coverage,
      verdicts: verdicts.map(({ waiver: _waiver, ...rest }) => rest),
    });
  ensure(bare(withAll) === bare(without), 'a waiver changed a status or a count');
  const [a, b] = [without.gate.outcome, withAll.gate.outcome];
  ensure(
    a === b || (a === 'refuse' && b === 'admit-with-conditions'),
    `a waiver turned ${a} to ${b}`,
  );
  ensureNamed(catalogue, withAll, given);
};

/** An admission with conditions uses valid waivers, one for every enforced fail, and names each. */
function ensureNamed(catalogue: Catalogue, posture: Posture, { policy, now }: Given): void {
  const { gate, verdicts } = posture;
  const { advisory = [] } = policy;
  const all = verdicts.filter(({ status }) => status === 'fail');
  const fails = all.filter(({ control }) => !advisory.includes(control));
  const isOn = gate.outcome === 'admit-with-conditions';
  ensure(isOn || gate.conditions.length === 0, 'a condition without an admission');
  if (!isOn) return;
  ensure(gate.conditions.length === fails.length && all.length > 0, 'a fail without a waiver');
  for (const { control, waiver } of fails) {
    ensure(waiver !== undefined && gate.sentence.includes(waiver.id), `${control}: not named`);
    const valid = (policy.waivers ?? []).some(
      (each) =>
        each.id === waiver?.id &&
        each.control === control &&
        each.scope.model === posture.subject.model &&
        (each.scope.digest ?? posture.subject.digest) === posture.subject.digest &&
        Date.parse(now) >= Date.parse(each.issuedAt) &&
        Date.parse(now) < Date.parse(each.notAfter) &&
        Date.parse(each.notAfter) - Date.parse(each.issuedAt) <= 90 * 86_400_000,
    );
    ensure(valid, `${control}: waived by an invalid waiver`);
  }
  ensure(catalogue.controls.length === verdicts.length, 'not every control answered');
}

/** (d) Neither the order of the input nor repeating it changes a byte of the output. */
export const reordering: Law = (evaluate, scenario) => {
  const { catalogue, choices } = scenario;
  const given = givenOf(scenario, evaluate);
  const shuffle = <T>(list: readonly T[]): readonly T[] => {
    const back = list.filter((_, at) => choices[at] === true);
    const front = list.filter((_, at) => choices[at] !== true);
    return [...back.reverse(), ...front, ...(choices[22] === true ? list.slice(0, 1) : [])];
  };
  const { policy } = given;
  const other = {
    ...given,
    evidence: shuffle(given.evidence),
    findings: shuffle(given.findings),
    policy: {
      ...policy,
      requires: policy.requires === 'all' ? policy.requires : shuffle(policy.requires),
      waivers: [...(policy.waivers ?? [])].reverse(),
    },
  };
  ensure(
    canonicalJson(evaluate(catalogue, given)) === canonicalJson(evaluate(catalogue, other)),
    'another order gave different bytes',
  );
};
