import type { Waiver, WaiverEffect, WaiverUse } from '@weighbridge/core';
import type { Catalogue } from '../catalogue.ts';
import type { Inputs } from '../input/inputs.ts';
import type { Witnessed } from './judge-evidence.ts';

/** Maximum lifetime of a waiver. */
const MAX_DAYS = 90;
const DAY_MS = 86_400_000;

const MESSAGES: Readonly<Record<WaiverEffect, (waiver: Waiver) => string>> = {
  used: ({ control }) => `Accepts that ${control} fails.`,
  'not-failing': ({ control }) => `${control} does not fail.`,
  unanswered: ({ control }) =>
    `${control} is required, and without what is waived nothing answers it: a waiver forgives what was found, it does not stand in for what was not looked at.`,
  advisory: ({ control }) => `${control} is advisory, so its fail needs no waiver.`,
  'others-block': () => 'Something else keeps the gate shut, so nothing is forgiven.',
  superseded: ({ control }) => `Another waiver for ${control} lasts longer.`,
  expired: ({ notAfter }) => `Expired at ${notAfter}.`,
  'too-long': () => `Lasts longer than ${MAX_DAYS} days.`,
  'other-model': () => 'Is for another model, or nothing that holds says which model this is.',
  'other-digest': () => 'Is for other bytes, or nothing that holds says which bytes these are.',
  'unknown-control': () => 'Names a control that the catalogue does not hold.',
};

/** The waiver in force for each control, and why each of the others is not. */
export interface WaiversInForce {
  readonly byControl: ReadonlyMap<string, Waiver>;
  readonly defects: ReadonlyMap<Waiver, WaiverEffect>;
}

/**
 * Sorts out which waivers are in force now: one per control, the one that lasts longest.
 *
 * `witnessed` is what the supporting evidence is about: if the scope were compared with the subject of any evidence,
 * adding an adverse item could bring a waiver into force.
 */
export function findWaivers(
  catalogue: Catalogue,
  inputs: Inputs,
  witnessed: Witnessed,
): WaiversInForce {
  const known = new Set(catalogue.controls.map(({ id }) => id));
  const defects = new Map<Waiver, WaiverEffect>();
  const byControl = new Map<string, Waiver>();
  for (const waiver of inputs.waivers) {
    const defect = known.has(waiver.control)
      ? defectOf(waiver, witnessed, inputs.now)
      : 'unknown-control';
    const rival = byControl.get(waiver.control);
    if (defect !== undefined) defects.set(waiver, defect);
    else if (rival === undefined) byControl.set(waiver.control, waiver);
    else {
      const longer = Date.parse(waiver.notAfter) > Date.parse(rival.notAfter);
      byControl.set(waiver.control, longer ? waiver : rival);
      defects.set(longer ? rival : waiver, 'superseded');
    }
  }
  return { byControl, defects };
}

function defectOf(
  { scope, issuedAt, notAfter }: Waiver,
  subject: Witnessed,
  now: number,
): WaiverEffect | undefined {
  const end = Date.parse(notAfter);
  if (scope.model !== subject.model) return 'other-model';
  if (scope.digest !== undefined && scope.digest !== subject.digest) return 'other-digest';
  if (end - Date.parse(issuedAt) > MAX_DAYS * DAY_MS) return 'too-long';
  return now >= end ? 'expired' : undefined;
}

/** The fate of every waiver of the policy, sorted by id. */
export function reportWaivers(
  waivers: readonly Waiver[],
  effectOf: (waiver: Waiver) => WaiverEffect,
): readonly WaiverUse[] {
  return waivers.map((waiver) => {
    const effect = effectOf(waiver);
    const { id, control, notAfter } = waiver;
    return { id, control, notAfter, effect, message: MESSAGES[effect](waiver) };
  });
}
