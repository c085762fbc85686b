import { GATE_HEADLINES } from '@weighbridge/core/view';
import type { Page } from '@weighbridge/report';
import type { Admission, StatementError, VerifiedPosture } from '@weighbridge/weigh';
import type { Threshold } from './fail-on.ts';
import { shownError } from './failure.ts';
import { addLine, addStep, addTitle, addVerdict } from './lines.ts';
import { statementCodes } from './statement-codes.ts';
import type { Telling } from './tell.ts';
import { addSigner, addWarnings, failedIn, withThreshold } from './verified.ts';
import type { Headline } from './verified.ts';

/** How a genuine posture stands: it admits, nobody asked whether, or it does not and why. */
export type Standing = Admission | 'genuine-only' | StatementError;

/** The answer to a posture that is genuine and follows from its evidence: first of all, whether it admits. */
export function postureTelling(
  file: string,
  verified: VerifiedPosture,
  standing: Standing,
  threshold: Threshold,
): Telling {
  const { attestation, posture } = verified;
  const error = errorIn(standing);
  const line = headline(verified, standing);
  const { style, word, text } = error === undefined ? withThreshold(line, threshold) : line;
  return {
    kind: 'posture-verification',
    json: {
      verified: error === undefined,
      subject: file,
      genuine: true,
      ...attestation,
      posture,
      previous: verified.previous,
      ...(isAdmission(standing) ? { admission: standing } : { admission: null }),
      ...(error === undefined ? failedIn(threshold) : { error }),
    },
    sentence: `${word}: ${text}`,
    page(page) {
      addTitle(page, file);
      addVerdict(page, style, word, text);
      addLine(page, 'previous', previousText(verified));
      addFacts(page, verified);
      if (error !== undefined) addReasons(page, error);
      addWarnings(page, verified.attestation);
    },
  };
}

function addFacts(page: Page, { attestation, posture, evidence }: VerifiedPosture): void {
  page.gap();
  addSigner(page, attestation.signer);
  addLine(page, 'model', posture.subject.model);
  if (posture.subject.digest !== undefined) addLine(page, 'files', posture.subject.digest);
  addLine(page, 'policy', `${posture.policy.name} ${posture.policy.digest}`);
  addLine(page, 'weighed', posture.assessedAt);
  const { evidence: items, findings } = evidence;
  addLine(page, 'evidence', `${items.length} items, ${findings.length} findings`);
  addLine(page, 'gate', posture.gate.sentence, 'strong');
}

/** What the first line says. The plain word of an admission stands there for an admission alone. */
function headline({ posture }: VerifiedPosture, standing: Standing): Headline {
  if (standing === 'genuine-only') {
    const says = GATE_HEADLINES[posture.gate.outcome];
    return {
      style: 'unsure',
      word: 'GENUINE',
      text: `this is no admission: only the signature and the computing were asked for; it says ${says}`,
    };
  }
  if (!isAdmission(standing)) {
    return { ...(REFUSALS[standing.code] ?? NOT_ADMITTED), text: standing.message };
  }
  const { outcome } = posture.gate;
  const until = standing.holdsUntil === undefined ? '' : ` until ${standing.holdsUntil}`;
  return {
    style: outcome === 'admit' ? 'good' : 'unsure',
    word: GATE_HEADLINES[outcome],
    text: `VERIFIED, and holds${until}: the signature is good, and the evidence gives this very posture again`,
  };
}

const NOT_ADMITTED = { style: 'bad', word: 'NOT ADMITTED' } as const;

const REFUSALS: Readonly<Record<string, Omit<Headline, 'text'>>> = {
  POSTURE_REFUSED: { style: 'bad', word: GATE_HEADLINES.refuse },
  POSTURE_UNDECIDED: { style: 'unsure', word: GATE_HEADLINES['cannot-decide'] },
  POSTURE_STALE: { style: 'unsure', word: 'STALE' },
  POSTURE_CONDITIONS: NOT_ADMITTED,
  PREVIOUS_MISMATCH: { style: 'bad', word: 'ANOTHER PREVIOUS STATEMENT' },
};

function previousText({ previous }: VerifiedPosture): string {
  return previous === null
    ? 'none: weighed against no earlier statement, so nothing that was taken away before is missed'
    : `weighed against the statement of ${previous.assessedAt}, ${previous.digest}`;
}

function isAdmission(standing: Standing): standing is Admission {
  return standing !== 'genuine-only' && !(standing instanceof Error);
}

function errorIn(standing: Standing): ReturnType<typeof shownError> | undefined {
  return standing instanceof Error ? shownError(standing, statementCodes) : undefined;
}

function addReasons(
  page: Page,
  { code, stage, details, advice }: ReturnType<typeof shownError>,
): void {
  page.gap();
  addLine(page, 'code', `${code}, stage ${stage}`);
  for (const [name, label] of REASONS) {
    const value = details[name];
    if (typeof value === 'string') addLine(page, label, value);
  }
  if (advice !== undefined) addStep(page, advice);
}

/** Details of an error that are worth a line beside what the page says anyway. */
const REASONS: readonly (readonly [name: string, label: string])[] = [
  ['heldUntil', 'held until'],
  ['now', 'asked at'],
  ['today', 'today'],
];
