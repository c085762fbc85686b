import type {
  Gate,
  GateOutcome,
  Verdict,
  Waiver,
  WaiverEffect,
  WaiverUse,
} from '@weighbridge/core';
import type { Inputs } from '../input/inputs.ts';
import type { AnsweredControl } from './outcome.ts';
import { outcomeOf } from './outcome.ts';
import type { WaiversInForce } from './waivers.ts';
import { reportWaivers } from './waivers.ts';

/** The gate without its sentence, and the fate of each waiver. */
export interface Decision {
  readonly gate: Omit<Gate, 'sentence'>;
  readonly waivers: readonly WaiverUse[];
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Decides; see `outcomeOf`. A waiver counts only if all waivers together lead to admission, so it can only turn refuse
 * into admit-with-conditions. It also counts only for a control that is `forgivable`, so an adverse item never opens a
 * gate that would be shut without it.
 *
 * `forgivable` gives, by control, the time until which something other than what is waived answers it (milliseconds).
 */
export function decide(
  verdicts: readonly Verdict[],
  inForce: WaiversInForce,
  inputs: Inputs,
  forgivable: ReadonlyMap<string, number>,
): Decision {
  const fails = verdicts.filter(({ status }) => status === 'fail');
  const { advisory, required } = inputs;
  const decideWith = (advised: ReadonlySet<string>) =>
    outcomeOf({ verdicts, required, advisory: advised, forgivable });
  const { outcome, answers } = decideWith(advisory);
  const advised = fails.filter(({ control }) => advisory.has(control));
  const waivers = reportWaivers(
    inputs.waivers,
    effects({ fails, outcome, advisory }, inForce, forgivable),
  );
  const because = verdicts.filter(
    ({ control, status }) => status === 'fail' || (status === 'unknown' && required.has(control)),
  );
  const end = endOf(outcome, answers, waivers, inputs);
  return {
    gate: {
      outcome,
      because: because.map(({ control, status, reason }) => ({ control, status, reason })),
      conditions: waivers.flatMap(({ effect, id }) => (effect === 'used' ? [id] : [])),
      ...(advised.length === 0
        ? {}
        : {
            advisory: advised.map(({ control }) => control),
            enforced: decideWith(NONE).outcome,
          }),
      ...(Number.isFinite(end) ? { holdsUntil: new Date(end).toISOString() } : {}),
      waived: fails.filter(({ control }) => inForce.byControl.has(control)).length,
    },
    waivers,
  };
}

/**
 * When an open gate shuts merely by time: required evidence gets too old, a used waiver ends, or nothing shows any more
 * that anything was seen at all.
 */
function endOf(
  outcome: GateOutcome,
  answers: readonly AnsweredControl[],
  waivers: readonly WaiverUse[],
  { required }: Inputs,
): number {
  if (outcome !== 'admit' && outcome !== 'admit-with-conditions') return Infinity;
  const needed = answers.filter(({ control }) => required.has(control));
  const used = waivers.filter(({ effect }) => effect === 'used');
  return Math.min(
    ...needed.map(({ until }) => until),
    ...used.map(({ notAfter }) => Date.parse(notAfter)),
    Math.max(...answers.map(({ until }) => until)),
  );
}

function effects(
  found: {
    readonly fails: readonly Verdict[];
    readonly outcome: GateOutcome;
    readonly advisory: ReadonlySet<string>;
  },
  { defects }: WaiversInForce,
  forgivable: ReadonlyMap<string, number>,
): (waiver: Waiver) => WaiverEffect {
  const { fails, outcome, advisory } = found;
  const failing = new Set(fails.map(({ control }) => control));
  return (waiver) => {
    const defect = defects.get(waiver);
    if (defect !== undefined) return defect;
    if (!failing.has(waiver.control)) return 'not-failing';
    if (advisory.has(waiver.control)) return 'advisory';
    if (outcome === 'admit-with-conditions') return 'used';
    return forgivable.has(waiver.control) ? 'others-block' : 'unanswered';
  };
}
