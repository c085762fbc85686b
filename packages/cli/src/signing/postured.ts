import type { VerifiedPosture } from '@weighbridge/weigh';
import { addLine, addTitle, addVerdict } from './lines.ts';
import type { Telling } from './tell.ts';
import { addSigner, addWarnings } from './verified.ts';

/** The answer to a posture that is genuine and follows from its evidence. */
export function postureTelling(
  file: string,
  { attestation, posture, evidence }: VerifiedPosture,
): Telling {
  const text = 'the signature is good, and the evidence gives this very posture again';
  return {
    kind: 'posture-verification',
    json: { verified: true, subject: file, ...attestation, posture },
    sentence: `VERIFIED: ${posture.gate.sentence}`,
    page(page) {
      addTitle(page, file);
      addVerdict(page, 'good', 'VERIFIED', text);
      page.gap();
      addSigner(page, attestation.signer);
      addLine(page, 'model', posture.subject.model);
      if (posture.subject.digest !== undefined) addLine(page, 'files', posture.subject.digest);
      addLine(page, 'policy', `${posture.policy.name} ${posture.policy.digest}`);
      addLine(page, 'weighed', posture.assessedAt);
      addLine(
        page,
        'evidence',
        `${evidence.evidence.length} items, ${evidence.findings.length} findings`,
      );
      addLine(page, 'gate', posture.gate.sentence, 'strong');
      addWarnings(page, attestation);
    },
  };
}
