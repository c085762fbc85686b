import { canonicalDigest } from '@weighbridge/core';
import type { WrongEvaluator } from './kit.ts';
import { answer, given, onePerType } from './kit.ts';

/** Break law (d): the order of the input shows in the answer. */
export const wrongByLawD: readonly WrongEvaluator[] = [
  {
    mistake: 'the last evidence given of each type counts',
    breaks: 'd: another order',
    evaluate: given((inputs) => ({ ...inputs, evidence: onePerType(inputs.evidence, () => true) })),
  },
  {
    mistake: 'evidence is listed in the order given',
    breaks: 'd: another order',
    evaluate: answer((posture, { evidence }) => ({
      ...posture,
      evidence: evidence.map(({ id, type, subject, observedAt }) => ({
        id,
        type,
        subject,
        observedAt,
        standings: {},
      })),
    })),
  },
  {
    mistake: 'findings are listed in the order given',
    breaks: 'd: another order',
    evaluate: answer((posture, { findings }) => ({
      ...posture,
      findings: findings.map(({ fingerprint, ruleId, level }) => ({ fingerprint, ruleId, level })),
    })),
  },
  {
    mistake: 'evidence that is given twice counts twice',
    breaks: 'd: another order',
    evaluate: answer((posture, { evidence }) => ({
      ...posture,
      coverage: { ...posture.coverage, measured: evidence.length },
    })),
  },
  {
    mistake: 'the digest of the policy is that of its text',
    breaks: 'd: another order',
    evaluate: answer((posture, { policy }) => ({
      ...posture,
      policy: { ...posture.policy, digest: canonicalDigest(policy) },
    })),
  },
  {
    mistake: 'the first of several waivers for a control in the policy is shown',
    breaks: 'd: another order',
    evaluate: answer((posture, { policy }) => ({
      ...posture,
      verdicts: posture.verdicts.map((verdict) => {
        const first = (policy.waivers ?? []).find(({ control }) => control === verdict.control);
        return first === undefined ? verdict : { ...verdict, waiver: first };
      }),
    })),
  },
  {
    mistake: 'the sentence names the evidence that was given first',
    breaks: 'd: another order',
    evaluate: answer((posture, { evidence }) => ({
      ...posture,
      gate: { ...posture.gate, sentence: `${posture.gate.sentence} ${evidence[0]?.id ?? ''}` },
    })),
  },
];
