import type { JsonObject } from '@weighbridge/core';
import type { BundleSigner } from '@weighbridge/model-signing';
import {
  makeAttestation,
  modelSubject,
  PREDICATE_TYPES,
  signAttestation,
} from '@weighbridge/model-signing/attestation';
import { signedModel, TEAM, text } from './signed-models.ts';
import type { Files } from './signed-models.ts';

/** A signed provenance statement about the signed files, of the whole model, of its weights or of something else. */
export async function provenanceOf(
  subjects: JsonObject | 'weights' | 'model',
  changes: {
    readonly builder?: string;
    readonly source?: string;
    readonly signer?: BundleSigner;
    readonly files?: Files;
  } = {},
): Promise<Uint8Array> {
  const { builder = 'https://builder.example.org', signer = TEAM.signer } = changes;
  const { source = 'https://git.example.org/acme/fraud' } = changes;
  const { payloadDigest, root, manifest } = await signedModel(changes.files);
  const weights = manifest.resources.find(({ path }) => path === 'model.safetensors')?.digest ?? '';
  const known = {
    weights: { name: 'model.safetensors', digest: { sha256: weights } },
    model: modelSubject({ name: 'tiny', payloadDigest, root }),
  };
  const subject = typeof subjects === 'string' ? known[subjects] : (subjects as never);
  const statement = makeAttestation({
    subjects: [subject],
    predicateType: PREDICATE_TYPES.slsaProvenance1,
    predicate: {
      buildDefinition: {
        buildType: 'https://builder.example.org/type',
        externalParameters: { source: { uri: `git+${source}@refs/heads/main` } },
      },
      runDetails: { builder: { id: builder } },
    },
  });
  return text(await signAttestation(statement, signer));
}
