import type { Fact, FactsBlock } from '@weighbridge/report';
import type { VerifiedPosture } from '@weighbridge/weigh';
import type { ExitCode } from '../../../exit.ts';
import { refusalFindings } from '../../../failure/findings.ts';
import { shownError } from '../../../failure/shown-error.ts';
import type { ShownError } from '../../../failure/shown-error.ts';
import { madeHere } from '../../../output/write-answer.ts';
import type { Answer } from '../../../output/write-answer.ts';
import type { Threshold } from '../fail-on.ts';
import { failedIn, withThreshold } from '../headline.ts';
import { signerFacts } from '../signer-facts.ts';
import { warningBlocks, warningResults } from '../warnings.ts';
import { headline, isAdmission } from './admission-outcome.ts';
import type { AdmissionOutcome } from './admission-outcome.ts';

/** The answer to a posture that is genuine and follows from its evidence: first, whether it admits. */
export async function postureAnswer(
  file: string,
  verified: VerifiedPosture,
  outcome: AdmissionOutcome,
  threshold: Threshold,
  code: ExitCode,
): Promise<Answer> {
  const { attestation, posture, previous } = verified;
  const error = outcome instanceof Error ? await shownError(outcome) : undefined;
  const line = headline(verified, outcome);
  const verdict = error === undefined ? withThreshold(line, threshold) : line;
  const refused = await refusalFindings(error, code);
  const warned = warningResults(attestation.warnings);
  const members = {
    verified: error === undefined,
    subject: file,
    genuine: true,
    ...attestation,
    posture,
    previous,
    ...(isAdmission(outcome) ? { admission: outcome } : { admission: null }),
    ...(error === undefined ? failedIn(threshold) : { error }),
  };
  const document = madeHere({
    kind: 'posture-verification',
    subject: file,
    data: { members },
    verdict: { ...verdict, facts: [{ name: 'previous', value: previousText(verified) }] },
    body: [
      { block: 'facts', facts: postureFacts(verified) },
      ...(error === undefined ? [] : [reasons(error)]),
      ...warningBlocks(attestation.warnings),
    ],
    findings: [...(refused.findings ?? []), ...(warned.findings ?? [])],
    rules: [...(refused.rules ?? []), ...(warned.rules ?? [])],
    exit: { code, meaning: verdict.word.toLowerCase() },
  });
  return { document, sentence: `${verdict.word}: ${verdict.sentence}` };
}

function postureFacts({ attestation, posture, evidence }: VerifiedPosture): readonly Fact[] {
  const { subject, policy, assessedAt, gate } = posture;
  const { evidence: items, findings } = evidence;
  return [
    ...signerFacts(attestation.signer),
    { name: 'model', value: subject.model },
    ...(subject.digest === undefined ? [] : [{ name: 'files', value: subject.digest }]),
    { name: 'policy', value: `${policy.name} ${policy.digest}` },
    { name: 'weighed', value: assessedAt },
    { name: 'evidence', value: `${items.length} items, ${findings.length} findings` },
    { name: 'gate', value: gate.sentence, look: 'strong' },
  ];
}

function previousText({ previous }: VerifiedPosture): string {
  return previous === null
    ? 'none: weighed against no earlier statement, so what was removed before goes unnoticed'
    : `weighed against the statement of ${previous.assessedAt}, ${previous.digest}`;
}

/** Details of an error that deserve a line besides what the page always says. */
const REASONS: readonly (readonly [member: string, name: string])[] = [
  ['heldUntil', 'held until'],
  ['now', 'asked at'],
  ['today', 'today'],
];

function reasons({ code, stage, details, advice }: ShownError): FactsBlock {
  const told = REASONS.flatMap(([member, name]) => {
    const value = details[member];
    return typeof value === 'string' ? [{ name, value }] : [];
  });
  return {
    block: 'facts',
    facts: [{ name: 'code', value: `${code}, stage ${stage}` }, ...told],
    ...(advice === undefined ? {} : { step: advice }),
  };
}
