import type { Control, Posture, Verdict } from '../posture.ts';
import { conditionsOf } from './conditions.ts';
import type { ConditionView } from './conditions.ts';
import { statusWord } from './status-words.ts';
import type { StatusWord } from './status-words.ts';
import { tierWord } from './tier-words.ts';

/** A verdict with everything that is shown with it. */
export interface ControlView {
  /** The verdict, as in the posture. */
  readonly verdict: Verdict;
  /** The control that it answers; absent if it is not in the given catalogue. */
  readonly control?: Control;
  /** The word for the answer. */
  readonly status: StatusWord;
  /** `waiting`: nothing collects its evidence yet. `open`: it fails or is unknown. `held`: it is in order. */
  readonly group: 'open' | 'held' | 'waiting';
  /** Whether the gate names it among its reasons. */
  readonly isDecisive: boolean;
  /** How the answer is known: a word for the tier, or that a finding decided. */
  readonly known: string;
  /** What to do if it fails or is unknown; untrusted. */
  readonly remedy?: string;
  /** What excuses its fail, if anything does. */
  readonly condition?: ConditionView;
}

/** Whether nothing collects a control's evidence yet, so that nobody looked. */
export function isWaiting({ reason }: Verdict): boolean {
  return reason === 'no-collector';
}

/** Every verdict of the posture once, in order, with its control. */
export function controlViews(
  posture: Posture,
  controls: readonly Control[],
): readonly ControlView[] {
  const known = new Map(controls.map((control) => [control.id, control]));
  const decisive = new Set(posture.gate.because.map(({ control }) => control));
  const conditions = new Map(conditionsOf(posture).map((each) => [each.control, each]));
  return posture.verdicts.map((verdict) => {
    const control = known.get(verdict.control);
    const remedy = remedyOf(verdict, control);
    const condition = conditions.get(verdict.control);
    return {
      verdict,
      ...(control === undefined ? {} : { control }),
      status: statusWord(verdict.status),
      group: groupOf(verdict),
      isDecisive: decisive.has(verdict.control),
      known: knownBy(verdict),
      ...(remedy === undefined ? {} : { remedy }),
      ...(condition === undefined ? {} : { condition }),
    };
  });
}

function groupOf(verdict: Verdict): ControlView['group'] {
  if (isWaiting(verdict)) return 'waiting';
  return verdict.status === 'fail' || verdict.status === 'unknown' ? 'open' : 'held';
}

function knownBy({ tier, reason }: Verdict): string {
  return tier === 'none' && reason === 'finding-adverse' ? 'by a finding' : tierWord(tier).word;
}

/** What the verdict says, otherwise what its control says. Undefined if there is nothing to do. */
function remedyOf({ status, remedy }: Verdict, control: Control | undefined): string | undefined {
  if (status !== 'fail' && status !== 'unknown') return undefined;
  return remedy ?? control?.remediation;
}
