import { canonicalJson } from '@weighbridge/core';
import type { JsonObject, Posture } from '@weighbridge/core';
import {
  makeAttestation,
  modelDigests,
  modelSubject,
  PREDICATE_TYPES,
  signAttestation,
} from '@weighbridge/model-signing/attestation';
import { describe, expect, test } from 'vitest';
import { exportEvidence, postureStatement, signPosture, verifyPosture } from '../src/index.ts';
import type { AssessmentInputs } from '../src/index.ts';
import { PAYLOAD, payloadOf, ROOT, signer, trust } from './support/keys.ts';
import { digestsOf, inputsWith, model, NOW, sign } from './support/signed.ts';

const UTF8 = new TextEncoder();

const admitted = inputsWith('admit');
const verify = (bundle: string, evidence: string, subjects = digestsOf(admitted.posture)) =>
  verifyPosture(bundle, { trust, subjects, evidence: UTF8.encode(evidence), now: NOW });

test('what was signed verifies, and the evidence gives the same posture', async () => {
  const signed = await sign(admitted);
  const verified = await verify(signed['posture.json'], signed['posture-evidence.json']);
  expect(canonicalJson(verified.posture)).toBe(canonicalJson(admitted.posture));
  expect(verified.attestation.signer.method).toBe('key');
  expect(verified.attestation.warnings).toEqual([]);
  expect(verified.evidence.now).toBe(admitted.posture.assessedAt);
});

test('the payload is canonical JSON and names payload, root and manifest in one subject', async () => {
  const signed = await sign(admitted);
  const statement = payloadOf<JsonObject>(signed['posture.json']);
  const { dsseEnvelope } = JSON.parse(signed['posture.json']) as {
    dsseEnvelope: { payload: string };
  };
  expect(Buffer.from(dsseEnvelope.payload, 'base64').toString()).toBe(canonicalJson(statement));
  expect(statement['subject']).toEqual([
    {
      name: admitted.posture.subject.model,
      digest: {
        sha256: PAYLOAD.slice(7),
        omsRoot: ROOT.slice(7),
        wbManifest: admitted.posture.subject.digest?.slice(7),
      },
    },
  ]);
});

describe('a posture does not verify', () => {
  test('for another model', async () => {
    const signed = await sign(admitted);
    const others = modelDigests({ name: 'x', ...model, payloadDigest: ROOT });
    await expect(
      verify(signed['posture.json'], signed['posture-evidence.json'], others),
    ).rejects.toMatchObject({ code: 'ATTESTATION_SUBJECT' });
  });

  test('with other evidence, however small the change', async () => {
    const signed = await sign(admitted);
    const evidence = signed['posture-evidence.json'];
    await expect(verify(signed['posture.json'], `${evidence}\n`)).rejects.toMatchObject({
      code: 'EXPORT_MISMATCH',
    });
  });

  test('when its signer signed a better verdict than the evidence gives', async () => {
    const { posture, ...refused } = inputsWith('refuse');
    const better = { ...posture, gate: { ...posture.gate, outcome: 'admit' as const } };
    const bundle = await signBare(better, refused);
    const { text } = exportEvidence(refused);
    const subjects = digestsOf(posture);
    await expect(verify(bundle, text, subjects)).rejects.toMatchObject({
      code: 'VERDICT_MISMATCH',
      details: { pointer: '/gate/outcome', outcome: 'admit', recomputed: 'refuse' },
    });
  });

  test('under another catalogue, and says that this is not the model’s doing', async () => {
    const { posture } = admitted;
    const newer = { ...posture, catalogue: { ...posture.catalogue, version: '999' } };
    const bundle = await signBare(newer, admitted);
    await expect(verify(bundle, exportEvidence(admitted).text)).rejects.toMatchObject({
      code: 'CATALOGUE_CHANGED',
      details: { stated: { version: '999' } },
    });
  });

  test('when the statement is about other files than its posture', async () => {
    const { posture } = admitted;
    const exported = exportEvidence(admitted);
    const other = { name: 'x', ...model, manifestDigest: ROOT };
    const bundle = await signAttestation(postureStatement(posture, exported, other), signer);
    await expect(
      verify(bundle, exported.text, modelDigests({ name: 'x', ...model })),
    ).rejects.toMatchObject({ code: 'SUBJECT_MISMATCH' });
  });

  test('when its shape is not that of a posture', async () => {
    const exported = exportEvidence(admitted);
    const posture = { ...admitted.posture, headline: 100 } as Posture;
    const bundle = await signBare(posture, admitted);
    await expect(verify(bundle, exported.text)).rejects.toMatchObject({
      code: 'POSTURE_MALFORMED',
    });
  });

  test('when its evidence is larger than the limit', async () => {
    const signed = await sign(admitted);
    const maxBytes = 1_000_000;
    const options = { trust, subjects: 'any', maxBytes, now: NOW } as const;
    await expect(
      verifyPosture(signed['posture.json'], { ...options, evidence: new Uint8Array(maxBytes + 1) }),
    ).rejects.toMatchObject({ code: 'EXPORT_TOO_LARGE' });
  });

  test('when it was assessed under another policy than the one that is asked for', async () => {
    const signed = await sign(admitted);
    const evidence = UTF8.encode(signed['posture-evidence.json']);
    const options = { trust, subjects: digestsOf(admitted.posture), evidence, now: NOW };
    await expect(
      verifyPosture(signed['posture.json'], { ...options, policy: admitted.policy }),
    ).resolves.toBeDefined();
    const policy = { ...admitted.policy, description: 'Another.' };
    await expect(
      verifyPosture(signed['posture.json'], { ...options, policy }),
    ).rejects.toMatchObject({ code: 'POLICY_MISMATCH' });
  });

  test('from the future', async () => {
    const signed = await sign(admitted);
    const evidence = UTF8.encode(signed['posture-evidence.json']);
    const now = new Date('2026-11-23T11:00:00Z');
    await expect(
      verifyPosture(signed['posture.json'], { trust, subjects: 'any', evidence, now }),
    ).rejects.toMatchObject({ code: 'ATTESTATION_TIME' });
  });

  test('when it is a statement of another kind', async () => {
    const signed = await sign(admitted);
    await expect(
      verify(signed['posture-vsa.json'], signed['posture-evidence.json']),
    ).rejects.toMatchObject({ code: 'ATTESTATION_PREDICATE' });
  });

  /** Signs a posture that nobody computed. */
  async function signBare(posture: Posture, inputs: AssessmentInputs): Promise<string> {
    const subject = {
      name: posture.subject.model,
      ...model,
      ...(posture.subject.digest && { manifestDigest: posture.subject.digest }),
    };
    const { evidence, findings, policy, now, previous } = inputs;
    const exported = exportEvidence({
      evidence,
      findings,
      policy,
      now,
      ...(previous && { previous }),
    });
    const statement = makeAttestation({
      subjects: [modelSubject(subject)],
      predicateType: PREDICATE_TYPES.posture,
      predicate: {
        posture: posture as unknown as JsonObject,
        evidence: { digest: { sha256: exported.digest.slice(7) } },
      },
    });
    return signAttestation(statement, signer);
  }
});

test('a posture that its evidence does not give is not signed', async () => {
  const { now: _now, ...rest } = admitted;
  const posture = { ...admitted.posture, gate: { ...admitted.posture.gate, waived: 1 } };
  await expect(signPosture({ ...rest, posture }, signer, { model })).rejects.toMatchObject({
    code: 'VERDICT_MISMATCH',
    details: { pointer: '/gate/waived' },
  });
});
