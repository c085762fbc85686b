import type { Posture, Waiver } from '../posture.ts';
import { dayOf } from './instants.ts';

/** A waiver that covers a fail. */
export interface WaiverCondition {
  /** Distinguishes it from other conditions. */
  readonly kind: 'waiver';
  /** Id of the control. */
  readonly control: string;
  /** Who answers for it; untrusted. */
  readonly who: string;
  /** The day on which it ends, in UTC. */
  readonly until: string;
  /** Its id and where it is tracked; untrusted. */
  readonly reference: string;
  /** Why it was made; untrusted. */
  readonly reason: string;
  /** False if it does not count because nothing else answers the control: the fail keeps the gate shut. */
  readonly isCounted: boolean;
  /** All of it in one line; untrusted. */
  readonly text: string;
}

/** A fail that does not refuse, because the policy makes its control advisory. */
export interface AdvisoryCondition {
  /** Distinguishes it from other conditions. */
  readonly kind: 'advisory';
  /** Id of the control. */
  readonly control: string;
  /** Says that it is advisory, and under which policy, in one line; untrusted. */
  readonly text: string;
}

/** What covers a control's fail so that the gate may open in spite of it; the status does not change. */
export type ConditionView = WaiverCondition | AdvisoryCondition;

/** The conditions over this posture's fails, in the order of its verdicts; at most one per control. */
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
  return {
    kind: 'advisory',
    control,
    text: `advisory under ${policy}: its fail does not refuse the model`,
  };
}

function waiverCondition(control: string, waiver: Waiver, isCounted: boolean): WaiverCondition {
  const { id, who, notAfter, reason, ticket } = waiver;
  const until = dayOf(notAfter);
  const reference = ticket === undefined ? id : `${id}, ${ticket}`;
  const text = `waived by ${who} until ${until} (${reference}): ${reason}`;
  return { kind: 'waiver', control, who, until, reference, reason, isCounted, text };
}
