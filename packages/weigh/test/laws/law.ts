import type { Posture } from '@weighbridge/core';
import { spokenFor } from './documents.ts';
import type { Folder } from './folder.ts';
import { POLICIES, WAIVED } from './policies.ts';
import type { PolicyName } from './policies.ts';
import type { StepKind } from './step.ts';

/** What was done last. */
export interface Deed {
  readonly step: {
    readonly kind: StepKind | 'start';
    readonly folder: Folder;
    readonly controls: readonly string[];
  };
  readonly policy: PolicyName;
  /** Paths of unreadable replacements of documents that are gone. */
  readonly tidied: readonly string[];
  /** Whether everything that was done to the model is undone, or nothing bad was done. */
  readonly isClean: boolean;
  readonly nowMs: number;
}

/** Whether the gate lets the model in, on conditions or without. */
export function isOpen({ gate }: Posture): boolean {
  return gate.outcome === 'admit' || gate.outcome === 'admit-with-conditions';
}

/** The law that the step breaks, if any. */
export function lawBroken(
  deed: Deed,
  before: Posture | undefined,
  now: Posture,
): string | undefined {
  if (deed.isClean) return isOpen(now) ? undefined : 'an honest folder is not admitted';
  if (before === undefined) return undefined;
  const { kind } = deed.step;
  // Only honest work opens a closed gate; a stranger's word, a deletion and a new harm do not.
  const isWork = kind === 'heal' || kind === 'honest' || kind === 'restore';
  // So does removing what could not be read, where nothing adverse was said about the model.
  const mayOpen = isWork || (deed.tidied.length > 0 && !isFailing(deed, before));
  if (!mayOpen && !isOpen(before) && isOpen(now)) return 'a closed gate opened';
  if (kind === 'harm' && isOpen(now)) return 'the gate is open in spite of a harm';
  if (kind === 'speak' && isOpen(now) && !isWaived(deed)) {
    return 'the gate is open in spite of adverse evidence';
  }
  if (!isOpen(before) || isOpen(now)) return undefined;
  const untrue = now.gate.because.filter(({ control }) => !isTrueReason(control, deed));
  return untrue.length === 0
    ? undefined
    : `an open gate closed for an untrue reason: ${untrue.map(({ control }) => control).join(', ')}`;
}

/** Whether a document that is gone or changed makes a control fail that the policy does not waive. */
function isFailing({ tidied, policy, nowMs }: Deed, { gate }: Posture): boolean {
  const forgiven = policy === 'waived' && nowMs < WAIVER_END_MS ? WAIVED : [];
  const spoken = tidied.flatMap(spokenFor);
  return gate.because.some(({ control, status }) => {
    return status === 'fail' && spoken.includes(control) && !forgiven.includes(control);
  });
}

/** Whether what was done can make this control fail. */
function isTrueReason(control: string, { step, policy, nowMs }: Deed): boolean {
  if (step.controls.includes(control)) return true;
  // A waiver that has ended no longer accepts what it accepted.
  if (policy === 'waived' && WAIVED.includes(control) && nowMs >= WAIVER_END_MS) return true;
  return (
    step.kind !== 'stranger' &&
    LISTS.some(([name, ofLists]) => {
      return ofLists.includes(control) && [...step.folder.keys()].some((path) => name.test(path));
    })
  );
}

const WAIVER_END_MS = Math.min(
  ...POLICIES.waived.waivers.map(({ notAfter }) => Date.parse(notAfter)),
);

/** Lists of files in a model's folder, by name, and the controls that compare the files with them. */
const LISTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^model\.sig/, ['WB-INT-1', 'WB-INT-2', 'WB-INT-3']],
  [/\.cdx\.json$/, ['WB-BOM-1']],
  [/^attestations\//, ['WB-PIP-1', 'WB-INT-2']],
];

/** Whether the policy accepts failures of the controls that the step concerns. */
function isWaived({ step, policy, nowMs }: Deed): boolean {
  const isAccepted = policy === 'waived' && nowMs < WAIVER_END_MS;
  return isAccepted && step.controls.every((control) => WAIVED.includes(control));
}
