import { GATE_HEADLINES } from '@weighbridge/core/view';
import type { DocumentVerdict } from '@weighbridge/report';
import type { Admission, StatementError, VerifiedPosture } from '@weighbridge/weigh';

/** How a genuine posture stands: it admits, nobody asked whether, or it does not and why. */
export type AdmissionOutcome = Admission | 'genuine-only' | StatementError;

/** Whether it admits. */
export function isAdmission(outcome: AdmissionOutcome): outcome is Admission {
  return outcome !== 'genuine-only' && !(outcome instanceof Error);
}

/** What the first line says. The plain word of an admission stands there for an admission alone. */
export function headline({ posture }: VerifiedPosture, outcome: AdmissionOutcome): DocumentVerdict {
  if (outcome === 'genuine-only') {
    const says = GATE_HEADLINES[posture.gate.outcome];
    return {
      outcome: 'unsure',
      word: 'GENUINE',
      sentence: `this is no admission: only the signature and the computing were asked for; it says ${says}`,
    };
  }
  if (!isAdmission(outcome)) {
    return { ...(REFUSALS[outcome.code] ?? NOT_ADMITTED), sentence: outcome.message };
  }
  const gate = posture.gate.outcome;
  const until = outcome.holdsUntil === undefined ? '' : ` until ${outcome.holdsUntil}`;
  return {
    outcome: gate === 'admit' ? 'good' : 'unsure',
    word: GATE_HEADLINES[gate],
    sentence: `VERIFIED, and holds${until}: the signature is good, and the evidence gives this very posture again`,
  };
}

const NOT_ADMITTED = { outcome: 'bad', word: 'NOT ADMITTED' } as const;

const REFUSALS: Readonly<Record<string, Omit<DocumentVerdict, 'sentence'>>> = {
  POSTURE_REFUSED: { outcome: 'bad', word: GATE_HEADLINES.refuse },
  POSTURE_UNDECIDED: { outcome: 'unsure', word: GATE_HEADLINES['cannot-decide'] },
  POSTURE_STALE: { outcome: 'unsure', word: 'STALE' },
  POSTURE_CONDITIONS: NOT_ADMITTED,
  PREVIOUS_MISMATCH: { outcome: 'bad', word: 'ANOTHER PREVIOUS STATEMENT' },
};
