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
 * else the model is admitted, with conditions where a waiver was used. A model of which nothing at all passes
 * or does not apply is not admitted, whatever the policy asks: an empty folder, for instance.
 *
 * A waiver counts only if all of them together lead to admission: so all it can do is turn refuse into
 * admit-with-conditions. And it counts only for a control that is `forgivable`: so an adverse item never
 * opens a gate that its absence kept shut.
 *
 * `forgivable` holds, by control, until when something answers it besides what is waived (milliseconds).
 */
export function decide(
  verdicts: readonly Verdict[],
  inForce: WaiversInForce,
  inputs: Inputs,
  forgivable: ReadonlyMap<string, number>,
): Decision {
  const fails = verdicts.filter(({ status }) => status === 'fail');
  const open = verdicts.filter(
    ({ control, status }) => status === 'unknown' && inputs.required.has(control),
  );
  const answers = answersOf(verdicts, forgivable);
  const outcome = outcomeOf({ fails, open, isSeen: answers.length > 0 }, forgivable);
  const waivers = reportWaivers(inputs.waivers, effects(fails, inForce, outcome, forgivable));
  const because = verdicts.filter(
    ({ control, status }) =>
      status === 'fail' || (status === 'unknown' && inputs.required.has(control)),
  );
  const end = endOf(outcome, answers, waivers, inputs);
  return {
    gate: {
      outcome,
      because: because.map(({ control, status, reason }) => ({ control, status, reason })),
      conditions: waivers.flatMap(({ effect, id }) => (effect === 'used' ? [id] : [])),
      ...(Number.isFinite(end) ? { holdsUntil: new Date(end).toISOString() } : {}),
      waived: fails.filter(({ control }) => inForce.byControl.has(control)).length,
    },
    waivers,
  };
}

interface AnsweredControl {
  readonly control: string;
  /** Milliseconds. */
  readonly until: number;
}

/** The controls that something answers, and until when; besides what is waived where they fail. */
function answersOf(
  verdicts: readonly Verdict[],
  forgivable: ReadonlyMap<string, number>,
): readonly AnsweredControl[] {
  return verdicts
    .map(({ control, status, staleAt }) => ({
      control,
      until:
        status === 'fail' ? (forgivable.get(control) ?? NaN) : new Date(staleAt ?? NaN).getTime(),
    }))
    .filter(({ until }) => Number.isFinite(until));
}

/**
 * When an open gate shuts by time alone: what is required grows old, a waiver that was used ends, or nothing
 * shows any more that anything was seen at all.
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

function outcomeOf(
  found: {
    readonly fails: readonly Verdict[];
    readonly open: readonly Verdict[];
    readonly isSeen: boolean;
  },
  forgivable: ReadonlyMap<string, number>,
): GateOutcome {
  const { fails, open, isSeen } = found;
  const isOpen = open.length === 0 && isSeen;
  if (fails.length > 0) {
    return isOpen && fails.every(({ control }) => forgivable.has(control))
      ? 'admit-with-conditions'
      : 'refuse';
  }
  return isOpen ? 'admit' : 'cannot-decide';
}

function effects(
  fails: readonly Verdict[],
  { defects }: WaiversInForce,
  outcome: GateOutcome,
  forgivable: ReadonlyMap<string, number>,
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
