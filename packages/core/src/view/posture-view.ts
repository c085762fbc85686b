import type { Control, Posture } from '../posture.ts';
import { conditionsOf } from './conditions.ts';
import type { ConditionView } from './conditions.ts';
import { controlViews } from './control-view.ts';
import type { ControlView } from './control-view.ts';
import { countsOf } from './counts.ts';
import type { CountView } from './counts.ts';
import { familiesOf } from './families.ts';
import type { FamilyView } from './families.ts';
import { gateView } from './gate-view.ts';
import type { GateView } from './gate-view.ts';
import { nextStepOf } from './next-step.ts';
import type { NextStep } from './next-step.ts';
import { reasonsOf } from './reasons.ts';
import { waiversOf, withdrawnWords } from './remarks.ts';
import type { WaiverView } from './remarks.ts';

/** All that people are shown of a posture, as plain data. Texts of models and policies in it are untrusted. */
export interface PostureView {
  /** The decision. */
  readonly gate: GateView;
  /** The four counts, in order. */
  readonly counts: readonly CountView[];
  /** Every verdict once, by family. */
  readonly families: readonly FamilyView[];
  /** What keeps the gate from opening plainly, in the order in which people should read it. */
  readonly reasons: readonly ControlView[];
  /** What excuses a fail here. */
  readonly conditions: readonly ConditionView[];
  /** What to do first; absent where nothing is to be done for the gate to open plainly. */
  readonly nextStep?: NextStep;
  /** Every waiver of the policy and what became of it. */
  readonly waivers: readonly WaiverView[];
  /** What of the previous statement is gone, one clause; empty where nothing is. */
  readonly withdrawn: string;
}

/** What is known beside the posture. */
export interface ViewOptions {
  /** Ids of the controls that the policy requires; absent: not known. */
  readonly requires?: readonly string[];
}

/**
 * Works out what people are shown of a posture, the same for every surface.
 *
 * `controls` is the catalogue at hand, which may be another than the one the posture was assessed by: what it
 * does not hold is in the family `other`, and ids, families and codes without a word of ours are shown as they
 * are. Cost: O(n log n) for n verdicts.
 */
export function viewPosture(
  posture: Posture,
  controls: readonly Control[],
  { requires }: ViewOptions = {},
): PostureView {
  const views = controlViews(posture, controls);
  const nextStep = nextStepOf(views);
  return {
    gate: gateView(posture, requires),
    counts: countsOf(posture.counts, posture.gate),
    families: familiesOf(views),
    reasons: reasonsOf(views),
    conditions: conditionsOf(posture),
    ...(nextStep === undefined ? {} : { nextStep }),
    waivers: waiversOf(posture),
    withdrawn: withdrawnWords(posture),
  };
}
