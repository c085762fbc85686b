import type { Digest } from '@weighbridge/core';
import type { PipelineProvenancePayload } from '@weighbridge/evidence';
import type { AttestationSubject } from '@weighbridge/model-signing/attestation';
import { defineInstrument } from '../instrument.ts';
import { makeItem } from '../make-item.ts';
import { attestations } from '../readings/attestations.ts';
import { content } from '../readings/content.ts';
import { description } from '../readings/description.ts';
import { digests } from '../readings/digests.ts';
import { signatures } from '../readings/signatures.ts';
import type { CheckedAttestation } from '../signing/check-attestations.ts';
import { toSignedAt, toSignerFacts } from '../signing/facts.ts';
import { knownDigests } from '../signing/known-digests.ts';
import { seenWith, surroundingsOf } from './seen.ts';
import type { Surroundings } from './seen.ts';

/** Longest URI that evidence keeps, in UTF-16 code units. */
const MAX_URI = 2000;

/** Which pipeline made the model, from which source, as a signed statement says. */
export const provenance = defineInstrument({
  id: 'provenance',
  title: 'Provenance',
  types: ['pipeline/provenance'],
  everyMinutes: 30,
  needs: [],
  reads: [attestations, content, description, digests, signatures],
  async observe(context) {
    const { subject, read } = context;
    const all = (await read(attestations)).filter(({ predicateType }) =>
      predicateType.startsWith('https://slsa.dev/provenance/'),
    );
    const known = await knownDigests(subject, read);
    const around = await surroundingsOf(context);
    const payloads = all.map((each) => ({ each, payload: toPayload(each, known, around) }));
    // Provenance of an earlier version can lie beside that of this one: it says nothing of these bytes.
    const isOurs = payloads.some(({ payload }) => typeof payload.subjectDigest === 'string');
    const told = payloads.filter(({ payload }) => !isOurs || payload.subjectDigest !== null);
    return {
      evidence: told.map(({ each, payload }) =>
        makeItem(context, {
          type: 'pipeline/provenance',
          tier: each.verified === true ? 'verified' : 'measured',
          locator: each.path,
          payload,
        }),
      ),
      findings: [],
    };
  },
});

function toPayload(
  { path, digest, verified, attestation, signer, problem, predicateType }: CheckedAttestation,
  known: readonly Digest[],
  around: Surroundings,
): PipelineProvenancePayload {
  const seen = seenWith(digest, around);
  const common = { path, ...seen, verified, predicateType, ...(problem && { problem }) };
  if (attestation === undefined || attestation.facts.kind !== 'provenance') {
    return { ...common, signedAt: [] };
  }
  const { facts, subjects } = attestation;
  return {
    ...common,
    signer: toSignerFacts(attestation.signer),
    ...(signer && { matchedSigner: signer.name }),
    signedAt: toSignedAt(attestation.signer),
    subjectDigest: subjectDigest(subjects, known, around) ?? null,
    builder: facts.builder.slice(0, MAX_URI),
    source: facts.source?.repository.slice(0, MAX_URI) ?? null,
  };
}

/**
 * The digest by which the statement is about this model: one of the whole model, or of its weights
 * where every file that holds weights is among the subjects.
 */
function subjectDigest(
  subjects: readonly AttestationSubject[],
  known: readonly Digest[],
  { description: { files }, digests: byPath }: Surroundings,
): Digest | undefined {
  const named = new Set(
    subjects.flatMap(({ digest }) =>
      Object.entries(digest).map(([algorithm, hex]) => `${algorithm}:${hex}`),
    ),
  );
  const whole = known.find((digest) => named.has(digest));
  if (whole !== undefined) return `sha256:${whole.slice(whole.indexOf(':') + 1)}`;
  const weights = files.filter(({ role }) => role === 'model').map(({ path }) => byPath?.get(path));
  const [first] = weights;
  return weights.every((digest) => digest !== undefined && named.has(digest)) ? first : undefined;
}
