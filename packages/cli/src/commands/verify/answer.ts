import type { VerifiedModel } from '@weighbridge/model-signing';
import { plural } from '@weighbridge/report';
import type { DocumentVerdict, Fact } from '@weighbridge/report';
import { madeHere } from '../../output/write-answer.ts';
import type { Answer } from '../../output/write-answer.ts';
import { coverageFacts } from './coverage-facts.ts';
import type { Threshold } from './fail-on.ts';
import { exitOf, failedIn, withThreshold } from './headline.ts';
import { signerFacts } from './signer-facts.ts';
import { warningBlocks, warningResults } from './warnings.ts';

/** The answer to a model that is what its signer signed. */
export function verifiedAnswer(
  subject: string,
  verified: VerifiedModel,
  threshold: Threshold,
): Answer {
  const verdict = withThreshold(headline(verified), threshold);
  const { signer, warnings } = verified;
  const facts = [...signerFacts(signer), ...coverageFacts(verified), ...identityFacts(verified)];
  const document = madeHere({
    kind: 'verification',
    subject,
    data: { members: { verified: true, subject, ...verified, ...failedIn(threshold) } },
    verdict,
    body: [{ block: 'facts', facts }, ...warningBlocks(warnings)],
    ...warningResults(warnings),
    exit: exitOf(threshold),
  });
  return { document, sentence: `${verdict.word}: ${verdict.sentence}` };
}

/** The word is never a plain `VERIFIED` unless everything was signed and compared. */
function headline({ coverage, warnings }: VerifiedModel): DocumentVerdict {
  const { notChecked, unsignedPresent, ignoredPresent } = coverage;
  if (notChecked.length > 0) {
    return {
      outcome: 'unsure',
      word: 'VERIFIED IN PART',
      sentence: `${plural(notChecked.length, 'signed file')} not compared, as --only did not name ${notChecked.length === 1 ? 'it' : 'them'}`,
    };
  }
  if (unsignedPresent.length > 0) {
    return {
      outcome: 'unsure',
      word: 'VERIFIED, UNSIGNED FILES PRESENT',
      sentence: `${plural(unsignedPresent.length, 'file')} here not signed`,
    };
  }
  const whole = 'every signed file is as it was signed, under its name';
  if (warnings.some(({ level }) => level === 'error')) {
    return {
      outcome: 'unsure',
      word: 'VERIFIED WITH WARNINGS',
      sentence: `${whole}; but read the warnings below`,
    };
  }
  const added =
    ignoredPresent.length === 0
      ? 'nothing was added'
      : 'nothing else is here except what is left out';
  return { outcome: 'good', word: 'VERIFIED', sentence: `${whole}, and ${added}` };
}

function identityFacts({ root, payloadDigest, subjectName }: VerifiedModel): readonly Fact[] {
  return [
    { name: 'root', value: root },
    { name: 'payload', value: payloadDigest },
    { name: 'named', value: `${subjectName} (as the signer called it; not proved)` },
  ];
}
