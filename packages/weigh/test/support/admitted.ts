import type { BundleSigner } from '@weighbridge/model-signing';
import { signPosture } from '../../src/statement/sign-posture.ts';
import { POLICY, signed, signedModel, TEAM, text, weighFiles } from './signed-models.ts';
import type { Files } from './signed-models.ts';

export const EARLIER = new Date('2026-11-20T09:00:00Z');

/** The signed files with the statements of an admission three days before. */
export async function admittedFiles(signer: BundleSigner = TEAM.signer): Promise<Files> {
  const files = await signed();
  const { posture, evidence, findings } = await weighFiles(files, { now: EARLIER });
  const { payloadDigest, root } = await signedModel();
  const documents = await signPosture({ posture, evidence, findings, policy: POLICY }, signer, {
    model: { payloadDigest, root },
  });
  const beside = Object.entries(documents).map(([name, words]) => [
    `attestations/${name}`,
    text(words),
  ]);
  return { ...files, ...(Object.fromEntries(beside) as Files) };
}
