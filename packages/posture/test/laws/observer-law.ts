import type { Status } from '@weighbridge/core';
import type { ControlDefinition } from '../../src/control.ts';
import { isObserved } from './attested.ts';
import type { Law } from './laws.ts';
import { ensure, ensureNotBetter } from './laws.ts';
import { givenOf } from './world.ts';

/**
 * (f) Evidence handed in by anyone whom the policy does not name as an observer turns no verdict into pass or fail; but
 * it can cast doubt on there being nothing to ask, and then an older pass counts.
 */
export const handingInAsStranger: Law = (evaluate, scenario) => {
  const given = givenOf(scenario, evaluate);
  const { catalogue, moreEvidence, before, choices } = scenario;
  const strange = [...moreEvidence, ...(before?.evidence ?? [])].filter(
    (item, at) =>
      item.attested !== undefined && !isObserved(item, given.policy) && choices[at] === true,
  );
  const without = evaluate(catalogue, given);
  const after = evaluate(catalogue, { ...given, evidence: [...given.evidence, ...strange] });
  ensureNotBetter(catalogue, without, after, "a stranger's evidence");
  without.verdicts.forEach(({ control, status }, at) => {
    const now = after.verdicts[at]?.status;
    ensure(
      now === status || now === 'unknown' || isBack(status, now, catalogue.controls[at]),
      `a stranger turned ${control} from ${status} to ${now}`,
    );
  });
};

function isBack(
  was: Status,
  now: Status | undefined,
  control: ControlDefinition | undefined,
): boolean {
  return was === 'not-applicable' && now === 'pass' && control?.unless !== undefined;
}
