import type { Posture, WaiverEffect, WaiverUse } from '../posture.ts';
import { minuteOf } from './instants.ts';
import { plural } from './text.ts';
import { entryOf } from './word.ts';

/** One waiver of the policy and its effect. */
export interface WaiverView {
  /** Id of the waiver; untrusted. */
  readonly id: string;
  /** Id of the control that it names; untrusted. */
  readonly control: string;
  /** When it ends, to the minute. */
  readonly ends: string;
  /** Its effect, as a code. */
  readonly effect: WaiverEffect;
  /** Its effect, in a few words. */
  readonly word: string;
  /** One sentence; untrusted. */
  readonly message: string;
}

const EFFECTS: Readonly<Record<WaiverEffect, string>> = {
  used: 'In force',
  'not-failing': 'No effect: nothing fails',
  unanswered: 'No effect: the control is unknown',
  advisory: 'No effect: the control is advisory',
  'others-block': 'No effect: other controls block',
  superseded: 'No effect: another waiver is used',
  expired: 'Expired',
  'too-long': 'Refused: runs too long',
  'other-model': 'For another model',
  'other-digest': 'For other bytes',
  'unknown-control': 'Names no control',
};

/** Every waiver of the policy, so that none is silently ineffective. */
export function waiversOf({ waivers }: Posture): readonly WaiverView[] {
  return waivers.map(waiverView);
}

function waiverView({ id, control, notAfter, effect, message }: WaiverUse): WaiverView {
  const word = entryOf(EFFECTS, effect) ?? effect;
  return { id, control, ends: minuteOf(notAfter), effect, word, message };
}

/** What the previous statement lists that nothing has replaced; empty if nothing is gone. */
export function withdrawnWords({ withdrawn }: Posture): string {
  const gone = withdrawn.evidence.length + withdrawn.findings.length;
  return gone === 0
    ? ''
    : `${plural(gone, 'item')} of the previous statement withdrawn and not observed again`;
}
