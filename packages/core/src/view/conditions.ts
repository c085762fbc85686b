import type { Posture, Waiver } from '../posture.ts';
import { dayOf } from './instants.ts';

/** A waiver that lies over a fail. */
export interface WaiverCondition {
  /** Tells it from other conditions. */
  readonly kind: 'waiver';
  /** Id of the control. */
  readonly control: string;
  /** Who answers for it; untrusted. */
  readonly who: string;
  /** The day on which it ends, in UTC. */
  readonly until: string;
  /** Its id, and where it is tracked; untrusted. */
  readonly reference: string;
  /** Why it is made; untrusted. */
  readonly reason: string;
  /** False where it counts for nothing, as nothing else answers the control: the fail keeps the gate shut. */
  readonly isCounted: boolean;
  /** All of it in one line; untrusted. */
  readonly text: string;
}

/** A fail that refuses nothing, as the policy calls its control advisory. */
export interface AdvisoryCondition {
  /** Tells it from other conditions. */
  readonly kind: 'advisory';
  /** Id of the control. */
  readonly control: string;
  /** That it is advisory, and by which policy, in one line; untrusted. */
  readonly text: string;
}

/** What lies over the fail of a control, so that the gate may open in spite of it; the status stays. */
export type ConditionView = WaiverCondition | AdvisoryCondition;

/** What lies over the fails of this posture, in the order of its verdicts; one for a control at most. */
export function conditionsOf(posture: Posture): readonly ConditionView[] {
  const { verdicts, gate, policy, waivers } = posture;
  const advisory = new Set(gate.advisory);
  const idle = new Set(waivers.filter(({ effect }) => effect === 'unanswered').map(({ id }) => id));
  return verdicts.flatMap(({ control, status, waiver }): readonly ConditionView[] => {
    // A waiver for an advisory control has no effect.
    if (status === 'fail' && advisory.has(control))
      return [advisoryCondition(control, policy.name)];
    return waiver === undefined ? [] : [waiverCondition(control, waiver, !idle.has(waiver.id))];
  });
}

function advisoryCondition(control: string, policy: string): AdvisoryCondition {
  return { kind: 'advisory', control, text: `advisory under ${policy}: its fail refuses nothing` };
}

function waiverCondition(control: string, waiver: Waiver, isCounted: boolean): WaiverCondition {
  const { id, who, notAfter, reason, ticket } = waiver;
  const until = dayOf(notAfter);
  const reference = ticket === undefined ? id : `${id}, ${ticket}`;
  const text = `waived by ${who} until ${until} (${reference}): ${reason}`;
  return { kind: 'waiver', control, who, until, reference, reason, isCounted, text };
}
