import type { Posture, Verdict } from '@weighbridge/core';
import { checklist } from './lines.ts';

/** The five answers of a line; `stale` held once, and nothing newer was observed. */
export type ChecklistState = 'pass' | 'fail' | 'unknown' | 'stale' | 'not-applicable';

/** One line of the checklist for one model. */
export interface ChecklistAnswer {
  /** Id of the line, `C1` to `C10`. */
  readonly line: string;
  /** The answer: that of its worst control. */
  readonly state: ChecklistState;
  /** Ids of the controls that keep the line from passing: failed, unknown or stale; in the line's order. */
  readonly missing: readonly string[];
  /** Oldest observation among the evidence that decided any control of the line. */
  readonly observedAt?: string;
  /** With `pass` and `not-applicable`: when the line goes stale if nothing new is observed. */
  readonly staleAt?: string;
}

/** Worst first: what one control says, the whole line says, unless another says worse. */
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
 * A line is as good as its worst control: fail, unknown, stale, pass, not-applicable. A failure never
 * ages; a pass or not-applicable whose evidence has run out by `now` is stale, and so is one whose end
 * cannot be read. A control that the posture does not hold is unknown. Waivers change nothing.
 *
 * @throws {RangeError} when `now` is no time: no pass can be told from a stale one then
 */
export function answerChecklist(posture: Posture, now: Date): readonly ChecklistAnswer[] {
  if (Number.isNaN(now.getTime())) throw new RangeError('now is not a valid date');
  const verdicts = new Map(posture.verdicts.map((verdict) => [verdict.control, verdict]));
  return checklist.map(({ id, controls }) => {
    const states = controls.map((control) => stateOf(verdicts.get(control), now));
    const state = WORST_FIRST.find((each) => states.includes(each)) ?? 'unknown';
    const decided = controls.flatMap((control) => verdicts.get(control) ?? []);
    const observedAt = earliest(decided.map((verdict) => verdict.observedAt));
    const staleAt = earliest(decided.map((verdict) => verdict.staleAt));
    const holds = state === 'pass' || state === 'not-applicable';
    return {
      line: id,
      state,
      missing: controls.filter((_, i) => isMissing(states[i])),
      ...(observedAt === undefined ? {} : { observedAt }),
      ...(holds && staleAt !== undefined ? { staleAt } : {}),
    };
  });
}

function stateOf(verdict: Verdict | undefined, now: Date): ChecklistState {
  if (verdict === undefined) return 'unknown';
  if (verdict.status === 'fail') return 'fail';
  if (verdict.status === 'unknown') return verdict.reason === 'stale' ? 'stale' : 'unknown';
  const holds = verdict.staleAt === undefined || Date.parse(verdict.staleAt) > now.getTime();
  return holds ? verdict.status : 'stale';
}

function isMissing(state: ChecklistState | undefined): boolean {
  return state !== 'pass' && state !== 'not-applicable';
}

/** Instants are ISO 8601 UTC of one shape, but need not be of one length: compared as times. */
function earliest(instants: readonly (string | undefined)[]): string | undefined {
  return instants
    .filter((instant) => instant !== undefined)
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
}
