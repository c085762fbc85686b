import type { VerifiedAttestation } from '@weighbridge/model-signing/attestation';
import type { DocumentVerdict } from '@weighbridge/report';
import { madeHere } from '../../../output/write-answer.ts';
import type { Answer } from '../../../output/write-answer.ts';
import type { Threshold } from '../fail-on.ts';
import { exitOf, failedIn, withThreshold } from '../headline.ts';
import { signerFacts } from '../signer-facts.ts';
import { warningBlocks, warningResults } from '../warnings.ts';
import { predicateFacts, subjectFact } from './facts.ts';

/** The answer to a statement that is genuine and says what it must. */
export function attestedAnswer(
  file: string,
  verified: VerifiedAttestation,
  threshold: Threshold,
  files?: string,
): Answer {
  const { signer, predicateType, facts: said, payloadDigest, warnings } = verified;
  const verdict = withThreshold(headline(verified), threshold);
  const facts = [
    ...signerFacts(signer),
    { name: 'states', value: predicateType },
    subjectFact(verified),
    ...(files === undefined ? [] : [{ name: 'files', value: files }]),
    ...predicateFacts(said),
    { name: 'payload', value: payloadDigest },
  ];
  const document = madeHere({
    kind: 'attestation',
    subject: file,
    data: { members: { verified: true, subject: file, ...verified, ...failedIn(threshold) } },
    verdict,
    body: [{ block: 'facts', facts }, ...warningBlocks(warnings)],
    ...warningResults(warnings),
    exit: exitOf(threshold),
  });
  return { document, sentence: `${verdict.word}: a ${predicateType} by ${signer.name}` };
}

/** A posture is only read here: what it says is its signer's word, and no pass where the gate is shut. */
function headline({ facts }: VerifiedAttestation): DocumentVerdict {
  if (facts.kind !== 'posture') {
    return {
      outcome: 'good',
      word: 'VERIFIED',
      sentence: 'the statement is genuine and says what it must',
    };
  }
  return {
    outcome: 'unsure',
    word: 'GENUINE',
    sentence: `its signer says ${facts.outcome}; whether that follows and still holds was not asked: weighbridge verify posture does that`,
  };
}
