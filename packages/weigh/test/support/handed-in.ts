import type { JsonObject } from '@weighbridge/core';
import type { BundleSigner } from '@weighbridge/model-signing';
import { evidenceStatement, signAttestation } from '@weighbridge/model-signing/attestation';
import type { ModelIdentity, StatedEvidence } from '@weighbridge/model-signing/attestation';
import type { Policy } from '@weighbridge/posture';
import { FILES, NOW, POLICY, signedModel, TEAM, text } from './signed-models.ts';

const { payloadDigest, root } = await signedModel(FILES);

/** The model of the samples, as a statement names it. */
export const MODEL: ModelIdentity = { name: 'tiny', payloadDigest, root };
/** Another model. */
export const OTHER: ModelIdentity = {
  name: 'tiny',
  payloadDigest: `sha256:${'00'.repeat(32)}`,
  root: `sha256:${'11'.repeat(32)}`,
};

/** The policy, under which the word of the team counts for what runs. */
export const OBSERVED: Policy = {
  ...POLICY,
  requires: ['WB-INT-2'],
  observers: [{ signer: 'team', types: ['runtime/digest'] }],
};

export const hoursAgo = (hours: number, of: Date = NOW): string =>
  new Date(of.getTime() - hours * 3_600_000).toISOString();

/** One sighting of the model where it is served. */
export const sighting = (changes: JsonObject = {}): JsonObject => ({
  role: 'serving',
  place: 'pod/a',
  observedAt: hoursAgo(1),
  root: MODEL.root,
  payloadDigest: MODEL.payloadDigest,
  ...changes,
});

/** One item of a statement. */
export const item = (changes: Partial<StatedEvidence> = {}): StatedEvidence => ({
  type: 'runtime/digest',
  producer: { name: 'sensor', version: '1' },
  observedAt: hoursAgo(1),
  tier: 'measured',
  locator: 'pod/a',
  payload: { observations: [sighting()] },
  ...changes,
});

/** An item of sightings. */
export const sightings = (...observations: readonly JsonObject[]): StatedEvidence =>
  item({ payload: { observations } });

/** A statement of evidence, signed by somebody or by nobody. */
export async function statement(
  items: readonly StatedEvidence[],
  {
    signer = TEAM.signer,
    model = MODEL,
  }: { signer?: BundleSigner | null; model?: ModelIdentity } = {},
): Promise<Uint8Array> {
  const bytes = evidenceStatement(items, model);
  return signer === null ? bytes : text(await signAttestation(bytes, signer));
}
