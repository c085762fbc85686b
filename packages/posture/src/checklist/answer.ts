import type { Posture, Verdict } from '@weighbridge/core';
import type { ChecklistLine } from './lines.ts';
import { checklist } from './lines.ts';

/** The five answers of a line; `stale`: it held once, and nothing newer was observed. */
export type ChecklistState = 'pass' | 'fail' | 'unknown' | 'stale' | 'not-applicable';

/** One line of the checklist for one model. */
export interface ChecklistAnswer {
  /** Id of the line, `C1` to `C10`. */
  readonly line: string;
  /** The answer of its worst control. */
  readonly state: ChecklistState;
  /** Ids of the controls that keep the line from passing: failed, unknown or stale; in the line's order. */
  readonly missing: readonly string[];
  /** The oldest observation in the evidence that decided any control of the line. */
  readonly observedAt?: string;
  /** With `pass` and `not-applicable`: when the line goes stale if nothing new is observed. */
  readonly staleAt?: string;
  /**
   * With `pass` and `not-applicable`: ids of the controls that hold by something this tool made itself, such as a bill
   * of materials for a model that came without one; in the line's order, absent if there are none.
   */
  readonly made?: readonly string[];
}

/** Worst first: the whole line has the answer of its worst control. */
const WORST_FIRST: readonly ChecklistState[] = [
  'fail',
  'unknown',
  'stale',
  'pass',
  'not-applicable',
];

/**
 * Answers the ten lines of the checklist from a posture, at a time.
 *
 * A line is as good as its worst control: fail, unknown, stale, pass, not-applicable. A failure never ages; a pass or
 * not-applicable whose evidence has expired by `now` is stale, and so is one whose end cannot be read. A control that
 * is missing from the posture is unknown. Waivers change nothing.
 *
 * @throws {RangeError} when `now` is not a valid time: a pass cannot be distinguished from a stale one without it
 */
export function answerChecklist(posture: Posture, now: Date): readonly ChecklistAnswer[] {
  if (Number.isNaN(now.getTime())) throw new RangeError('now is not a valid date');
  const verdicts = new Map(posture.verdicts.map((verdict) => [verdict.control, verdict]));
  return checklist.map((line) => answerLine(line, verdicts, now));
}

/** Answers one line from the verdicts by control; a line that asks no control is unknown. */
export function answerLine(
  { id, controls }: Pick<ChecklistLine, 'id' | 'controls'>,
  verdicts: ReadonlyMap<string, Verdict>,
  now: Date,
): ChecklistAnswer {
  const states = controls.map((control) => stateOf(verdicts.get(control), now));
  const state = WORST_FIRST.find((each) => states.includes(each)) ?? 'unknown';
  const observedAt = earliest(controls.flatMap((each) => verdicts.get(each)?.observedAt ?? []));
  const staleAt = earliest(controls.flatMap((each) => verdicts.get(each)?.staleAt ?? []));
  const made = controls.filter((each) => verdicts.get(each)?.reason === 'evidence-generated');
  return {
    line: id,
    state,
    missing: controls.filter((_, i) => !holds(states[i])),
    ...(observedAt === undefined ? {} : { observedAt }),
    ...(holds(state) && staleAt !== undefined ? { staleAt } : {}),
    ...(holds(state) && made.length > 0 ? { made } : {}),
  };
}

function stateOf(verdict: Verdict | undefined, now: Date): ChecklistState {
  if (verdict === undefined) return 'unknown';
  const { status, reason, staleAt } = verdict;
  if (status === 'fail') return 'fail';
  if (!holds(status)) return reason === 'stale' ? 'stale' : 'unknown';
  return staleAt === undefined || Date.parse(staleAt) > now.getTime() ? status : 'stale';
}

function holds(state: ChecklistState | undefined): state is 'pass' | 'not-applicable' {
  return state === 'pass' || state === 'not-applicable';
}

/** Instants are ISO 8601 UTC but may differ in length, so they are compared as times. */
function earliest(instants: readonly string[]): string | undefined {
  return instants.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
}
