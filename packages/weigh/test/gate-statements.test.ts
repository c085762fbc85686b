import { sha256Digest } from '@weighbridge/core';
import { PREDICATE_TYPES, verifyAttestation } from '@weighbridge/model-signing/attestation';
import { describe, expect, test } from 'vitest';
import { DEFAULT_VERIFIER, policyUriOf, summaryStatement } from '../src/index.ts';
import { PAYLOAD, payloadOf, trust } from './support/keys.ts';
import { digestsOf, inputsWith, NOW, samples, sign } from './support/signed.ts';

const UTF8 = new TextEncoder();
const admitted = inputsWith('admit');

describe('the gate result', () => {
  test.for([
    ['admit', 'PASSED', ['WB_ADMITTED', 'WB_UNCONDITIONAL']],
    ['admit-with-conditions', 'PASSED', ['WB_ADMITTED']],
    ['refuse', 'FAILED', []],
    ['cannot-decide', 'FAILED', []],
  ] as const)('of %s says %s', async ([outcome, result, words]) => {
    const inputs = inputsWith(outcome);
    const signed = await sign(inputs);
    const summary = payloadOf<{ predicate: Record<string, unknown> }>(signed['posture-vsa.json']);
    const levels = summary.predicate['verifiedLevels'] as string[];
    expect(summary.predicate['verificationResult']).toBe(result);
    expect(levels.filter((each) => /^WB_(ADMITTED|UNCONDITIONAL)$/.test(each))).toEqual(words);
    if (result === 'FAILED') expect(levels).toEqual(['FAILED']);
    expect('https://weighbridge.dev/gate/conditions' in summary.predicate).toBe(
      outcome === 'admit-with-conditions',
    );
    const { predicate } = payloadOf<{ predicate: { properties: string[] } }>(
      signed['posture-svr.json'],
    );
    expect(predicate.properties.filter((each) => /^WB_[A-Z]+$/.test(each))).toEqual(words);
  });

  test('says PASSED for nothing but a gate that admits', () => {
    const model = { name: 'm', payloadDigest: PAYLOAD };
    for (const { posture } of samples) {
      const bytes = summaryStatement(posture, { model, statement: PAYLOAD });
      const { predicate } = JSON.parse(Buffer.from(bytes).toString()) as {
        predicate: { verificationResult: string; verifiedLevels: string[] };
      };
      const admits = ['admit', 'admit-with-conditions'].includes(posture.gate.outcome);
      expect(predicate.verificationResult).toBe(admits ? 'PASSED' : 'FAILED');
      expect(predicate.verifiedLevels.includes('FAILED')).toBe(!admits);
      const unconditional = predicate.verifiedLevels.includes('WB_UNCONDITIONAL');
      expect(unconditional).toBe(posture.gate.outcome === 'admit');
    }
  });

  test('verifies as others would verify it, and names the signed statement it follows from', async () => {
    const signed = await sign(admitted);
    const { posture } = admitted;
    const { facts } = await verifyAttestation(signed['posture-vsa.json'], {
      trust,
      now: NOW,
      policy: {
        predicateTypes: [PREDICATE_TYPES.slsaSummary1],
        subjects: digestsOf(posture),
        summary: {
          verifiers: [DEFAULT_VERIFIER],
          resourceUri: posture.subject.model,
          levels: ['WB_ADMITTED', 'WB_UNCONDITIONAL'],
          policy: { uri: policyUriOf('test'), digest: posture.policy.digest },
          maxAgeDays: 1,
        },
      },
    });
    const digest = sha256Digest(UTF8.encode(signed['posture.json']));
    expect(facts).toMatchObject({
      inputAttestations: [{ uri: 'posture.json', digest: { sha256: digest.slice(7) } }],
      timeVerified: posture.assessedAt,
    });
  });
});
