import type { Posture } from '@weighbridge/core';
import { canonicalJson } from '@weighbridge/core';
import type { Law } from './laws.ts';
import { ensure } from './laws.ts';
import type { Given } from './world.ts';
import { givenOf } from './world.ts';

/**
 * (h) Making a control advisory changes no verdict, count or age. It changes the gate only from refuse: to
 * admit-with-conditions, which names the control, or to cannot-decide if something required is unknown or nothing else
 * answers at all. The gate says what it would be if everything were enforced.
 */
export const advising: Law = (evaluate, scenario) => {
  const { catalogue } = scenario;
  const given = givenOf(scenario, evaluate);
  const { advisory = [], ...policy } = given.policy;
  const enforced = evaluate(catalogue, { ...given, policy });
  const advised = evaluate(catalogue, given);
  ensure(rest(enforced) === rest(advised), 'an advisory control changed a verdict or a count');
  const fails = advised.verdicts
    .filter(({ status, control }) => status === 'fail' && advisory.includes(control))
    .map(({ control }) => control);
  const listed = advised.gate.advisory ?? [];
  ensure(canonicalJson(fails) === canonicalJson(listed), 'the advisory fails are not listed');
  ensure(
    (advised.gate.enforced ?? advised.gate.outcome) === enforced.gate.outcome,
    'the gate is wrong about what it would be if everything were enforced',
  );
  ensureOutcome(enforced, advised, given);
};

function ensureOutcome(enforced: Posture, advised: Posture, { policy }: Given): void {
  const [from, to] = [enforced.gate.outcome, advised.gate.outcome];
  const listed = advised.gate.advisory ?? [];
  if (listed.length > 0) {
    ensure(to !== 'admit', 'admitted without conditions in spite of an advisory fail');
    if (to === 'admit-with-conditions') {
      const named = listed.slice(0, 4);
      ensure(
        named.every((control) => advised.gate.sentence.includes(control)),
        'the sentence does not name what fails',
      );
    }
  }
  if (from === to) return;
  const isOpen = advised.verdicts.some(
    ({ control, status }) =>
      status === 'unknown' && (policy.requires === 'all' || policy.requires.includes(control)),
  );
  const isSeen = advised.verdicts.some(
    ({ status }) => status === 'pass' || status === 'not-applicable',
  );
  const isAllowed =
    to === 'cannot-decide'
      ? isOpen || !isSeen
      : from === 'refuse' && to === 'admit-with-conditions';
  ensure(listed.length > 0 && isAllowed, `an advisory control turned ${from} to ${to}`);
}

function rest({ verdicts, counts, coverage }: Posture): string {
  return canonicalJson({ verdicts, counts, coverage });
}
