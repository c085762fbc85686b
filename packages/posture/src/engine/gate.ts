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
  const isSeen = verdicts.some(
    ({ control, status }) =>
      status === 'pass' || status === 'not-applicable' || Number.isFinite(forgivable.get(control)),
  );
  const outcome = outcomeOf({ fails, open, isSeen }, forgivable);
  const waivers = reportWaivers(inputs.waivers, effects(fails, inForce, outcome, forgivable));
  const because = verdicts.filter(
    ({ control, status }) =>
      status === 'fail' || (status === 'unknown' && inputs.required.has(control)),
  );
  const end = endOf(outcome, verdicts, waivers, inputs, forgivable);
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

/** When an open gate shuts by time alone: what is required grows old, or a waiver that was used ends. */
function endOf(
  outcome: GateOutcome,
  verdicts: readonly Verdict[],
  waivers: readonly WaiverUse[],
  { required }: Inputs,
  forgivable: ReadonlyMap<string, number>,
): number {
  if (outcome !== 'admit' && outcome !== 'admit-with-conditions') return Infinity;
  let end = Infinity;
  for (const { control, status, staleAt } of verdicts) {
    const own = staleAt === undefined ? Infinity : Date.parse(staleAt);
    if (!required.has(control)) continue;
    end = Math.min(end, status === 'fail' ? (forgivable.get(control) ?? Infinity) : own);
  }
  for (const { effect, notAfter } of waivers) {
    if (effect === 'used') end = Math.min(end, Date.parse(notAfter));
  }
  return Math.min(end, lastSeen(verdicts, forgivable));
}

/** When the last answer ends that shows that anything was seen at all. */
function lastSeen(verdicts: readonly Verdict[], forgivable: ReadonlyMap<string, number>): number {
  let last = -Infinity;
  for (const { control, status, staleAt } of verdicts) {
    const besides = forgivable.get(control) ?? Infinity;
    if (status === 'fail' && Number.isFinite(besides)) last = Math.max(last, besides);
    if (status !== 'pass' && status !== 'not-applicable') continue;
    last = Math.max(last, staleAt === undefined ? Infinity : Date.parse(staleAt));
  }
  return last;
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
