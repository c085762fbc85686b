import type { Control } from '../posture.ts';
import type { ControlView } from './control-view.ts';

const SEVERITIES: readonly Control['severity'][] = ['critical', 'high', 'medium', 'low'];

/**
 * What keeps the gate from opening without conditions, in reading order: fails first, then required unknowns, then
 * controls that wait for a collector, which no change to the model can help, then advisory fails, then waived ones;
 * each group with the worst first.
 */
export function reasonsOf(controls: readonly ControlView[]): readonly ControlView[] {
  return controls
    .filter(isReason)
    .toSorted((a, b) => urgency(a) - urgency(b) || severity(a) - severity(b));
}

/** Whether what is wrong with a control affects the gate. */
export function isReason({ verdict: { status }, isDecisive }: ControlView): boolean {
  return status === 'fail' || (status === 'unknown' && isDecisive);
}

/** Whether the gate stays shut until something is done about a reason. */
export function isInTheWay({ verdict, condition }: ControlView): boolean {
  if (verdict.status !== 'fail' || condition === undefined) return true;
  return condition.kind === 'waiver' && !condition.isCounted;
}

function urgency(view: ControlView): number {
  const { verdict, condition, group } = view;
  if (verdict.status !== 'fail') return group === 'waiting' ? 2 : 1;
  if (isInTheWay(view)) return 0;
  return condition?.kind === 'advisory' ? 3 : 4;
}

function severity({ control }: ControlView): number {
  const place = control === undefined ? -1 : SEVERITIES.indexOf(control.severity);
  return place === -1 ? SEVERITIES.length - 1 : place;
}
