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

/** Everything that people are shown of a posture, as plain data. Texts of models and policies in it are untrusted. */
export interface PostureView {
  /** The decision. */
  readonly gate: GateView;
  /** The four counts, in order. */
  readonly counts: readonly CountView[];
  /** Every verdict once, by family. */
  readonly families: readonly FamilyView[];
  /** What keeps the gate from opening without conditions, in reading order. */
  readonly reasons: readonly ControlView[];
  /** What excuses a fail here. */
  readonly conditions: readonly ConditionView[];
  /** What to do first; absent if there is nothing left to do for the gate to open without conditions. */
  readonly nextStep?: NextStep;
  /** Every waiver of the policy and its effect. */
  readonly waivers: readonly WaiverView[];
  /** What is gone since the previous statement, as a clause; empty if nothing is. */
  readonly withdrawn: string;
}

/** What is known in addition to the posture. */
export interface ViewOptions {
  /** Ids of the controls that the policy requires; absent if not known. */
  readonly requires?: readonly string[] | undefined;
}

/**
 * Works out what people are shown of a posture, the same for every surface.
 *
 * `controls` is the given catalogue, which may differ from the one used for the assessment: controls that it lacks are
 * in the family `other`, and ids, families and codes for which we have no word are shown as they are.
 * Cost: O(n log n) for n verdicts.
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
