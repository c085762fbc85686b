import type { GateOutcome, Verdict } from '@weighbridge/core';

/** The basis of a decision. */
interface Decided {
  readonly verdicts: readonly Verdict[];
  readonly required: ReadonlySet<string>;
  /** Controls whose fail does not refuse. */
  readonly advisory: ReadonlySet<string>;
  /** By control with a waiver that counts: until when something else answers it (milliseconds). */
  readonly forgivable: ReadonlyMap<string, number>;
}

/** A control that something answers. */
export interface AnsweredControl {
  readonly control: string;
  /** Milliseconds. */
  readonly until: number;
}

/**
 * Any fail without a waiver that counts refuses, unless its control is advisory: then it is a condition. Otherwise,
 * with a required control unknown, the gate cannot decide. Otherwise the model is admitted, with conditions if a waiver
 * is used or an advisory control fails. A model for which no control is `pass` or `not-applicable` (an empty folder,
 * for instance) is not admitted, whatever the policy asks.
 */
export function outcomeOf(decided: Decided): {
  readonly outcome: GateOutcome;
  /** What answers the controls, apart from what is waived. */
  readonly answers: readonly AnsweredControl[];
} {
  const { verdicts, required, advisory, forgivable } = decided;
  const answers = answersOf(decided);
  const fails = verdicts.filter(({ status }) => status === 'fail');
  const enforced = fails.filter(({ control }) => !advisory.has(control));
  const isOpen =
    answers.length > 0 &&
    !verdicts.some(({ control, status }) => status === 'unknown' && required.has(control));
  if (enforced.length > 0) {
    const isForgiven = isOpen && enforced.every(({ control }) => forgivable.has(control));
    return { outcome: isForgiven ? 'admit-with-conditions' : 'refuse', answers };
  }
  if (!isOpen) return { outcome: 'cannot-decide', answers };
  return { outcome: fails.length > 0 ? 'admit-with-conditions' : 'admit', answers };
}

/** A waiver for a control that is not required never ends and is not an answer; nor is one for an advisory control. */
function answersOf({ verdicts, forgivable }: Decided): readonly AnsweredControl[] {
  return verdicts
    .map(({ control, status, staleAt }) => ({
      control,
      until:
        status === 'fail' ? (forgivable.get(control) ?? NaN) : new Date(staleAt ?? NaN).getTime(),
    }))
    .filter(({ until }) => Number.isFinite(until));
}
