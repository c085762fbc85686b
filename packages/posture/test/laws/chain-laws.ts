import type { Evidence, Finding, Posture } from '@weighbridge/core';
import type { Law } from './laws.ts';
import { ensure, ensureNotBetter, isOpen } from './laws.ts';
import { outcomesOf } from './outcomes.ts';
import type { Evaluator, Given, Scenario } from './world.ts';
import { later } from './world.ts';

/** One statement of a chain: its input and the evaluator's posture. */
interface Link {
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
  readonly posture: Posture;
}

/** Two to five statements over whatever there is, each weighed against the one before. */
function chainOf(evaluate: Evaluator, scenario: Scenario): readonly Link[] {
  const { catalogue, policy, choices, before } = scenario;
  const pool = [...scenario.evidence, ...(before?.evidence ?? []), ...scenario.moreEvidence];
  const found = [...scenario.findings, ...(before?.findings ?? []), ...scenario.moreFindings];
  const links: Link[] = [];
  const length = 2 + (choices.filter(Boolean).length % 4);
  for (let at = 0; at < length; at += 1) {
    // Each statement has its own part of the inputs; the choices say which.
    const isHere = (index: number) => choices[(index * 5 + at * 7) % choices.length] === true;
    const evidence = pool.filter((_, index) => isHere(index));
    const findings = found.filter((_, index) => isHere(index + pool.length));
    const now = later(scenario.now, choices.slice(0, at).filter(Boolean).length / 2);
    const previous = links.at(-1)?.posture;
    const given = { evidence, findings, policy, now, ...(previous && { previous }) };
    links.push({ evidence, findings, posture: evaluate(catalogue, given) });
  }
  return links;
}

/** The instants of a chain never decrease. */
function nextOf(scenario: Scenario, link: Link | undefined, change: Partial<Given>): Given {
  const now = later(scenario.now, 3);
  const previous = link?.posture;
  const { evidence = [], findings = [] } = link ?? {};
  return {
    evidence,
    findings,
    policy: scenario.policy,
    now,
    ...(previous && { previous }),
    ...change,
  };
}

/**
 * (e) At the end of a chain, no deletion opens a gate or makes anything pass or not apply; and a fail stays a fail.
 */
export const deletingFromChain: Law = (evaluate, scenario) => {
  const { catalogue, choices } = scenario;
  const last = chainOf(evaluate, scenario).at(-1);
  const whole = evaluate(catalogue, nextOf(scenario, last, {}));
  const evidence = last?.evidence.filter((_, at) => choices[at] !== true) ?? [];
  const findings = last?.findings.filter((_, at) => choices[at + 9] !== true) ?? [];
  const less = evaluate(catalogue, nextOf(scenario, last, { evidence, findings }));
  ensureNotBetter(catalogue, whole, less, 'deleting at the end of a chain');
  whole.verdicts.forEach(({ control, status }, at) => {
    const fails = less.verdicts[at]?.status === 'fail';
    ensure(status !== 'fail' || fails, `${control} left its fail by deletion`);
  });
};

/**
 * (e) A shut gate opens only through news: an item that was not in the previous statement and supports some control. It
 * is newer than everything of its type that was ever listed and left a control open. If some controls are not required,
 * so that being open does not keep the gate shut, it is newer than everything that was adverse, or it brings a waiver
 * into force by saying which model this is. An item that shows that there is nothing to ask is missed even if it was
 * beside a pass, so it can come back and open the gate that closed when it went; law (g) says when it decides.
 */
export const openingByNews: Law = (evaluate, scenario) => {
  const { catalogue, policy } = scenario;
  const links = chainOf(evaluate, scenario);
  const waives = (policy.waivers ?? []).length > 0;
  const ever: Evidence[] = [];
  const excuses = new Set(catalogue.controls.flatMap(({ unless }) => unless?.type ?? []));
  const says = (item: Evidence) => outcomesOf(catalogue, item, scenario);
  const isNewerThan = (item: Evidence, ...outcomes: readonly string[]) =>
    ever.every(
      (other) =>
        other.type !== item.type ||
        !says(other).some((outcome) => outcomes.includes(outcome)) ||
        Date.parse(other.observedAt) < Date.parse(item.observedAt),
    );
  links.forEach(({ evidence, posture }, at) => {
    const before = links[at - 1];
    ever.push(...evidence);
    if (before === undefined || isOpen(before.posture) || !isOpen(posture)) return;
    const known = new Set(before.evidence.map(({ id }) => id));
    const isNews = (item: Evidence) =>
      !known.has(item.id) &&
      says(item).includes('supports') &&
      (excuses.has(item.type) ||
        isNewerThan(item, 'inconclusive', 'error') ||
        (policy.requires !== 'all' && (waives || isNewerThan(item, 'adverse'))));
    ensure(evidence.some(isNews), 'the gate opened, and nothing new supports the model');
  });
};

/** (e) Weighing the same again, against the resulting statement, changes no status and no gate. */
export const weighingAgain: Law = (evaluate, scenario) => {
  const { catalogue } = scenario;
  const last = chainOf(evaluate, scenario).at(-1);
  const now = last?.posture.assessedAt ?? scenario.now;
  const again = evaluate(catalogue, nextOf(scenario, last, { now }));
  const answers = ({ gate, verdicts }: Posture) =>
    JSON.stringify([gate.outcome, verdicts.map(({ status, reason }) => [status, reason])]);
  ensure(
    last === undefined || answers(again) === answers(last.posture),
    'weighing the same again gave another answer',
  );
};

/** (e) A gate that a waiver opens is open without everything that the waiver forgives. */
export const forgiving: Law = (evaluate, scenario) => {
  const { catalogue, policy } = scenario;
  const { evidence, findings, now } = scenario;
  const posture = evaluate(catalogue, { evidence, findings, policy, now });
  if (posture.gate.outcome !== 'admit-with-conditions') return;
  const waived = new Set(
    posture.verdicts.flatMap(({ waiver, control }) => (waiver === undefined ? [] : [control])),
  );
  const controls = catalogue.controls.filter(({ id }) => waived.has(id));
  const without = evaluate(catalogue, {
    evidence: evidence.filter(
      (item) => !outcomesOf({ ...catalogue, controls }, item, scenario).includes('adverse'),
    ),
    findings: findings.filter(
      ({ ruleId }) => !controls.some(({ rules }) => rules.some((rule) => ruleId.startsWith(rule))),
    ),
    policy: { ...policy, waivers: [] },
    now,
  });
  ensure(isOpen(without), `a waiver opened ${without.gate.sentence}`);
};
