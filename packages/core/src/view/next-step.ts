import type { Status } from '../posture.ts';
import type { ControlView } from './control-view.ts';
import { isInTheWay, isReason, reasonsOf } from './reasons.ts';

/** A control and its current answer. */
export interface OpenControl {
  /** Id of the control. */
  readonly control: string;
  /** Its answer. */
  readonly status: Status;
}

/** What to do first, which controls it would settle, and what else keeps the gate shut. */
export interface NextStep {
  /** What to do, in one sentence; untrusted. */
  readonly action: string;
  /** The controls that it settles. */
  readonly fixes: readonly OpenControl[];
  /** What keeps the gate shut after that step; empty if nothing does. */
  readonly remaining: readonly OpenControl[];
  /** `fixes` in words: `the fail of WB-ART-2`. */
  readonly settles: string;
  /** `remaining` in words, at most five of them; empty if nothing remains. */
  readonly stays: string;
  /** What the step does, in one line: `settles the fail of WB-ART-2; still in the way: WB-BOM-4`. */
  readonly effect: string;
}

/** Maximum number of controls named with a step. */
const MAX_REMAINING = 5;

/**
 * The most useful next step: the remedy for the first reason that is not waived. Controls with the same remedy are
 * settled together. An advisory fail is a step only if nothing keeps the gate shut.
 *
 * Undefined if there is nothing left to do for the gate to open without conditions.
 */
export function nextStepOf(controls: readonly ControlView[]): NextStep | undefined {
  const worst = reasonsOf(controls).find(isOpen);
  if (worst === undefined) return undefined;
  const action = worst.remedy ?? worst.verdict.message;
  const isSettled = (other: ControlView) => other === worst || other.remedy === action;
  const open = failsFirst(controls.filter((view) => isReason(view) && isOpen(view)));
  const fixes = open.filter(isSettled).map(openControl);
  const remaining = open.filter((other) => isInTheWay(other) && !isSettled(other)).map(openControl);
  const settles = fixes.map(({ control, status }) => `the ${status} of ${control}`).join(', ');
  const stays = staysInWords(remaining);
  const besides = stays === '' ? '' : `; still in the way: ${stays}`;
  return { action, fixes, remaining, settles, stays, effect: `settles ${settles}${besides}` };
}

/** A waiver that counts is a decision to leave the fail as it is for a while. */
function isOpen(view: ControlView): boolean {
  return isInTheWay(view) || view.condition?.kind === 'advisory';
}

/** Fails before unknowns, each in the order of the posture. */
function failsFirst(controls: readonly ControlView[]): readonly ControlView[] {
  const isFail = ({ verdict }: ControlView) => verdict.status === 'fail';
  return [...controls.filter(isFail), ...controls.filter((view) => !isFail(view))];
}

function openControl({ verdict: { control, status } }: ControlView): OpenControl {
  return { control, status };
}

function staysInWords(remaining: readonly OpenControl[]): string {
  const named = remaining.slice(0, MAX_REMAINING).map(({ control }) => control);
  const more = remaining.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
