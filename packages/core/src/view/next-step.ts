import type { Status } from '../posture.ts';
import type { ControlView } from './control-view.ts';
import { isInTheWay, isReason, reasonsOf } from './reasons.ts';

/** A control, and what it answers now. */
export interface OpenControl {
  /** Id of the control. */
  readonly control: string;
  /** What it answers. */
  readonly status: Status;
}

/** What to do first, which controls it would settle, and what keeps the gate shut besides. */
export interface NextStep {
  /** What to do, one sentence; untrusted. */
  readonly action: string;
  /** The controls that it settles. */
  readonly fixes: readonly OpenControl[];
  /** What keeps the gate shut after that step; empty where nothing does. */
  readonly remaining: readonly OpenControl[];
  /** `fixes` in words: `the fail of WB-ART-2`. */
  readonly settles: string;
  /** `remaining` in words, five of them at most; empty where nothing remains. */
  readonly stays: string;
  /** What the step does, in one line: `settles the fail of WB-ART-2; still in the way: WB-BOM-4`. */
  readonly effect: string;
}

/** Controls that are named beside a step at most. */
const MAX_REMAINING = 5;

/**
 * The most useful next step: about the first of the reasons that nobody has waived. What one and the same remedy
 * helps is settled together. An advisory fail is a step where nothing keeps the gate shut.
 *
 * Undefined when nothing is to be done for the gate to open plainly.
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

/** A waiver that counts is somebody's word that it stays as it is for a while. */
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
