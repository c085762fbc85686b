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
 * admit-with-conditions. And it counts only for a control that is `forgivable`: so an adverse item never
 * opens a gate that its absence kept shut.
 */
export function decide(
  verdicts: readonly Verdict[],
  inForce: WaiversInForce,
  inputs: Inputs,
  forgivable: ReadonlySet<string>,
): Decision {
  const fails = verdicts.filter(({ status }) => status === 'fail');
  const open = verdicts.filter(
    ({ control, status }) => status === 'unknown' && inputs.required.has(control),
  );
  const outcome = outcomeOf(fails, open, forgivable);
  const waivers = reportWaivers(inputs.waivers, effects(fails, inForce, outcome, forgivable));
  const because = outcome === 'cannot-decide' ? open : fails;
  return {
    gate: {
      outcome,
      because: because.map(({ control, status, reason }) => ({ control, status, reason })),
      conditions: waivers.flatMap(({ effect, id }) => (effect === 'used' ? [id] : [])),
      waived: fails.filter(({ control }) => inForce.byControl.has(control)).length,
    },
    waivers,
  };
}

function outcomeOf(
  fails: readonly Verdict[],
  open: readonly Verdict[],
  forgivable: ReadonlySet<string>,
): GateOutcome {
  if (fails.length > 0) {
    return open.length === 0 && fails.every(({ control }) => forgivable.has(control))
      ? 'admit-with-conditions'
      : 'refuse';
  }
  return open.length > 0 ? 'cannot-decide' : 'admit';
}

function effects(
  fails: readonly Verdict[],
  { defects }: WaiversInForce,
  outcome: GateOutcome,
  forgivable: ReadonlySet<string>,
): (waiver: Waiver) => WaiverEffect {
  const failing = new Set(fails.map(({ control }) => control));
  return (waiver) => {
    const defect = defects.get(waiver);
    if (defect !== undefined) return defect;
    if (!failing.has(waiver.control)) return 'not-failing';
    if (outcome === 'admit-with-conditions') return 'used';
    return forgivable.has(waiver.control) ? 'others-block' : 'unanswered';
  };
}
