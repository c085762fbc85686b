import type {
  Gate,
  GateOutcome,
  Verdict,
  Waiver,
  WaiverEffect,
  WaiverUse,
} from '@weighbridge/core';
import type { Inputs } from '../input/inputs.ts';
import type { WaiversInForce } from './waivers.ts';
import { reportWaivers } from './waivers.ts';

/** The gate without its sentence, and what became of the waivers. */
export interface Decision {
  readonly gate: Omit<Gate, 'sentence'>;
  readonly waivers: readonly WaiverUse[];
}

/**
 * Decides. Any fail without a waiver that counts refuses; else a required unknown cannot be decided;
 * else the model is admitted, with conditions where a waiver was used.
 *
 * A waiver counts only if all of them together lead to admission: so all it can do is turn refuse into
 * admit-with-conditions. And on a required control it counts only where the control would be answered
 * without what is waived (`answered`): so an adverse item never opens a gate that its absence kept shut.
 */
export function decide(
  verdicts: readonly Verdict[],
  inForce: WaiversInForce,
  inputs: Inputs,
  answered: (control: string) => boolean,
): Decision {
  const fails = verdicts.filter(({ status }) => status === 'fail');
  const open = verdicts.filter(
    ({ control, status }) => status === 'unknown' && inputs.required.has(control),
  );
  const forgivable = ({ control }: Verdict) =>
    inForce.byControl.has(control) && (!inputs.required.has(control) || answered(control));
  const outcome = outcomeOf(fails, open, forgivable);
  const used = outcome === 'admit-with-conditions' ? fails : [];
  const effectOf = effects(fails, inForce, used.length > 0, forgivable);
  const because = outcome === 'cannot-decide' ? open : fails;
  return {
    gate: {
      outcome,
      because: because.map(({ control, status, reason }) => ({ control, status, reason })),
      conditions: used.flatMap(({ control }) => inForce.byControl.get(control)?.id ?? []).sort(),
      waived: fails.filter(({ control }) => inForce.byControl.has(control)).length,
    },
    waivers: reportWaivers(inputs.waivers, effectOf),
  };
}

function outcomeOf(
  fails: readonly Verdict[],
  open: readonly Verdict[],
  forgivable: (verdict: Verdict) => boolean,
): GateOutcome {
  if (fails.length > 0) {
    return open.length === 0 && fails.every(forgivable) ? 'admit-with-conditions' : 'refuse';
  }
  return open.length > 0 ? 'cannot-decide' : 'admit';
}

function effects(
  fails: readonly Verdict[],
  { defects }: WaiversInForce,
  used: boolean,
  forgivable: (verdict: Verdict) => boolean,
): (waiver: Waiver) => WaiverEffect {
  const failing = new Map(fails.map((verdict) => [verdict.control, verdict]));
  return (waiver) => {
    const defect = defects.get(waiver);
    if (defect !== undefined) return defect;
    const verdict = failing.get(waiver.control);
    if (verdict === undefined) return 'not-failing';
    if (used) return 'used';
    return forgivable(verdict) ? 'others-block' : 'unanswered';
  };
}
