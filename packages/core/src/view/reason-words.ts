import type { ReasonCode } from '../posture.ts';
import { entryOf } from './word.ts';

/** Why a control is unknown, in two or three words; the accompanying message says the rest. */
const OPEN: Readonly<Partial<Record<ReasonCode, string>>> = {
  'evidence-missing': 'no evidence',
  'evidence-inconclusive': 'inconclusive',
  'evidence-withdrawn': 'evidence withdrawn',
  'single-observation': 'seen once',
  'signature-lapsed': 'certificate lapsed',
  stale: 'too old',
  error: 'could not be read',
  'no-collector': 'no collector yet',
};

/** Why something is unknown, in a few words; a reason without words here is shown as it is. */
export function openReasonWord(reason: ReasonCode): string {
  return entryOf(OPEN, reason) ?? reason;
}
