import { openFolder } from '@weighbridge/core/node';
import type { SignedModel } from '@weighbridge/model-signing';
import {
  makeAttestation,
  modelSubject,
  PREDICATE_TYPES,
  signAttestation,
  writeAttestation,
} from '@weighbridge/model-signing/attestation';
import type { Policy } from '@weighbridge/posture';
import { signPosture, weigh } from '@weighbridge/weigh';
import { BUILDER, SOURCE } from './policy.ts';
import type { Release } from './signing.ts';

/** When the model in service was admitted: earlier than any weighing of it. */
const ADMITTED = new Date('2026-11-20T09:00:00Z');

/**
 * Weighs a signed model as it was on the day of its admission, and writes the signed posture and the gate's summary
 * next to it.
 */
export async function admit(
  folder: string,
  { payloadDigest, root }: SignedModel,
  policy: Policy,
  { signer }: Release,
): Promise<void> {
  const { posture, evidence, findings } = await weigh(await openFolder(folder), {
    policy,
    now: ADMITTED,
  });
  const inputs = { posture, evidence, findings, policy };
  const documents = await signPosture(inputs, signer, { model: { payloadDigest, root } });
  for (const [name, text] of Object.entries(documents)) await writeAttestation(folder, text, name);
}

/** Writes signed SLSA provenance next to a model that was trained here. */
export async function provide(
  folder: string,
  { payloadDigest, root }: SignedModel,
  { signer }: Release,
): Promise<void> {
  const statement = makeAttestation({
    subjects: [modelSubject({ name: 'penguin-species', payloadDigest, root })],
    predicateType: PREDICATE_TYPES.slsaProvenance1,
    predicate: {
      buildDefinition: {
        buildType: `${BUILDER}/v1`,
        externalParameters: { source: { uri: `git+${SOURCE}` } },
      },
      runDetails: { builder: { id: BUILDER } },
    },
  });
  await writeAttestation(folder, await signAttestation(statement, signer), 'provenance.json');
}
