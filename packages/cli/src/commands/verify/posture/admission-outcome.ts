import { GATE_HEADLINES } from '@weighbridge/core/view';
import type { DocumentVerdict } from '@weighbridge/report';
import type { Admission, StatementError, VerifiedPosture } from '@weighbridge/weigh';

/** What a genuine posture amounts to: it admits, admission was not asked for, or it does not admit and why. */
export type AdmissionOutcome = Admission | 'genuine-only' | StatementError;

/** Whether it admits. */
export function isAdmission(outcome: AdmissionOutcome): outcome is Admission {
  return outcome !== 'genuine-only' && !(outcome instanceof Error);
}

/** What the first line says. Only an admission gets the plain word of an admission. */
export function headline({ posture }: VerifiedPosture, outcome: AdmissionOutcome): DocumentVerdict {
  if (outcome === 'genuine-only') {
    const says = GATE_HEADLINES[posture.gate.outcome];
    return {
      outcome: 'unsure',
      word: 'GENUINE',
      sentence: `this is not an admission: only the signature and the computation were checked; it says ${says}`,
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
    sentence: `VERIFIED, and holds${until}: the signature is good, and the evidence gives exactly this posture again`,
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
