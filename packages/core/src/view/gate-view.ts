import type { GateOutcome, Posture } from '../posture.ts';
import { gateWord, isOpenGate } from './gate-words.ts';
import type { GateWord } from './gate-words.ts';
import { minuteOf } from './instants.ts';
import { plural } from './text.ts';

/** The decision, and what people want to know about it. */
export interface GateView {
  /** The decision. */
  readonly outcome: GateOutcome;
  /** The word for it. */
  readonly word: GateWord;
  /** The gate's own sentence; untrusted. */
  readonly sentence: string;
  /** Until when an open gate holds if nothing but time changes, to the minute; absent if it is shut or nothing ends. */
  readonly holdsUntil?: string;
  /** What an open gate asked for; untrusted. Absent if it is shut, or if that is not known. */
  readonly asks?: string;
}

/** The gate of a posture; `requires` are the ids of the controls that its policy requires, where known. */
export function gateView(posture: Posture, requires: readonly string[] | undefined): GateView {
  const { outcome, sentence, holdsUntil } = posture.gate;
  const isOpen = isOpenGate(outcome);
  return {
    outcome,
    word: gateWord(outcome),
    sentence,
    ...(isOpen && holdsUntil !== undefined ? { holdsUntil: minuteOf(holdsUntil) } : {}),
    ...(isOpen && requires !== undefined ? { asks: asksOf(posture, requires) } : {}),
  };
}

/** Keeps readers from taking a control that is unknown at an open gate as approved. */
function asksOf({ counts, policy }: Posture, requires: readonly string[]): string {
  if (requires.length === 0) return `${policy.name} requires no control.`;
  const asked = `${policy.name} requires ${plural(requires.length, 'control')}: ${requires.join(', ')}.`;
  if (counts.unknown === 0) return asked;
  const [it, is] =
    counts.unknown === 1 ? ['The one that is', 'is'] : [`The ${counts.unknown} that are`, 'are'];
  return `${asked} ${it} unknown ${is} not among them.`;
}
