import type { Control } from '../posture.ts';
import type { ControlView } from './control-view.ts';

const SEVERITIES: readonly Control['severity'][] = ['critical', 'high', 'medium', 'low'];

/**
 * What keeps the gate from opening plainly, in the order in which people should read it: fails first, then
 * what is unknown and required, then what waits for a collector, which nobody can help by changing the model,
 * then fails that are excused; each the worst first.
 */
export function reasonsOf(controls: readonly ControlView[]): readonly ControlView[] {
  return controls
    .filter(isReason)
    .toSorted((a, b) => urgency(a) - urgency(b) || severity(a) - severity(b));
}

/** Whether the gate rests on what is wrong with a control. */
export function isReason({ verdict: { status }, isDecisive }: ControlView): boolean {
  return status === 'fail' || (status === 'unknown' && isDecisive);
}

/** Whether something has to be done about a reason before the gate opens. */
export function isInTheWay({ verdict, conditions }: ControlView): boolean {
  return verdict.status !== 'fail' || conditions.length === 0;
}

function urgency(view: ControlView): number {
  if (!isInTheWay(view)) return 3;
  if (view.verdict.status === 'fail') return 0;
  return view.group === 'waiting' ? 2 : 1;
}

function severity({ control }: ControlView): number {
  const place = control === undefined ? -1 : SEVERITIES.indexOf(control.severity);
  return place === -1 ? SEVERITIES.length - 1 : place;
}
