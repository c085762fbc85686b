import type { Posture, Waiver } from '../posture.ts';
import { dayOf } from './instants.ts';

/** What lies over the fail of a control, so that the gate may open in spite of it; the status stays. */
export interface ConditionView {
  /** What kind of exception it is. */
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
  /** All of it in one line; untrusted. */
  readonly text: string;
}

/** Everything that excuses a fail of this posture, in the order of its verdicts. */
export function conditionsOf({ verdicts }: Posture): readonly ConditionView[] {
  return verdicts.flatMap(({ control, waiver }) =>
    waiver === undefined ? [] : [waiverCondition(control, waiver)],
  );
}

function waiverCondition(control: string, waiver: Waiver): ConditionView {
  const { id, who, notAfter, reason, ticket } = waiver;
  const until = dayOf(notAfter);
  const reference = ticket === undefined ? id : `${id}, ${ticket}`;
  const text = `waived by ${who} until ${until} (${reference}): ${reason}`;
  return { kind: 'waiver', control, who, until, reference, reason, text };
}
