import type { Digest } from '@weighbridge/core';
import type { DigestObservation } from '@weighbridge/evidence';
import { digestModel, rootDigest } from '@weighbridge/model-signing';
import type { VerifiedAttestation } from '@weighbridge/model-signing';
import { defineEvidenceCollector } from '../collector.ts';
import type { CollectContext } from '../collector.ts';
import { observe } from '../observe.ts';
import type { CheckedAttestation } from '../signing/check-attestations.ts';
import { toSignerFacts } from '../signing/facts.ts';
import { namesModel } from '../signing/names-model.ts';
import { SIGNATURE_NAMES } from '../signing/signature-files.ts';
import { outcomeOf } from '../signing/trust.ts';
import { seenWith } from './seen.ts';

/** Where the digest of the model was seen: in signed statements that admitted it, and here and now. */
export const admission = defineEvidenceCollector({
  id: 'admission',
  title: 'Admitted and running digest',
  types: ['runtime/digest'],
  async collect(context) {
    const admitted = (await context.attestations()).flatMap((each) => admissionIn(each, context));
    const here = await seenHere(context, admitted);
    const observations = [...distinct(admitted), ...(here === undefined ? [] : [here])];
    if (observations.length === 0) return { evidence: [], findings: [] };
    const evidence = observe(context, {
      type: 'runtime/digest',
      tier: 'measured',
      locator: '.',
      payload: { observations: observations.toSorted(byTime) },
    });
    return { evidence: [evidence], findings: [] };
  },
});

function byTime(a: DigestObservation, b: DigestObservation): number {
  return Date.parse(a.observedAt) - Date.parse(b.observedAt);
}

/** What one attestation says of an admission; nothing when it is about something else. */
function admissionIn(
  { path, digest: file, attestation }: CheckedAttestation,
  context: CollectContext,
): readonly DigestObservation[] {
  const observedAt = attestation === undefined ? undefined : admittedAt(attestation);
  if (attestation === undefined || observedAt === undefined) return [];
  if (Date.parse(observedAt) > context.now.getTime()) return [];
  return attestation.subjects.flatMap(({ digest }) => {
    const { omsRoot, sha256 } = digest;
    if (omsRoot === undefined) return [];
    return [
      {
        role: 'admission' as const,
        place: path,
        observedAt,
        root: `sha256:${omsRoot}` as const,
        ...(sha256 === undefined ? {} : { payloadDigest: `sha256:${sha256}` as const }),
        signer: toSignerFacts(attestation.signer),
        ...seenWith(file, context),
      },
    ];
  });
}

/** When the statement says that the model was admitted; undefined when it says no such thing. */
function admittedAt({ facts }: VerifiedAttestation): string | undefined {
  if (facts.kind === 'summary') return facts.result === 'PASSED' ? facts.timeVerified : undefined;
  if (facts.kind !== 'posture') return undefined;
  const isOpen = facts.outcome === 'admit' || facts.outcome === 'admit-with-conditions';
  return isOpen ? facts.assessedAt : undefined;
}

/** One admission can be told by several statements of one instant: it is one sighting. */
function distinct(admitted: readonly DigestObservation[]): readonly DigestObservation[] {
  const seen = new Map<string, DigestObservation>();
  for (const each of admitted) {
    const key = JSON.stringify([each.observedAt, each.root, each.payloadDigest, each.signer]);
    if (!seen.has(key)) seen.set(key, each);
  }
  return [...seen.values()];
}

/**
 * The digest of the files that are here, which is what runs only where the caller says that it is served here. Where a signed list is equal to them it is named too, as it
 * binds their names: of several the one that was admitted.
 */
async function seenHere(
  context: CollectContext,
  admitted: readonly DigestObservation[],
): Promise<DigestObservation | undefined> {
  const holding = (await context.signatures()).flatMap((each) =>
    namesModel(each, context.content) && each.signature !== undefined ? [each.signature] : [],
  );
  const known = new Set(admitted.map(({ payloadDigest }) => payloadDigest));
  const best = holding.find(({ payloadDigest }) => known.has(payloadDigest)) ?? holding[0];
  const root = best?.statement.root ?? (await rootOf(context));
  if (root === undefined) return undefined;
  return {
    role: context.serving ? 'serving' : 'stored',
    place: context.place,
    observedAt: context.now.toISOString(),
    root,
    ...(best === undefined ? {} : { payloadDigest: best.payloadDigest }),
  };
}

/** The root digest that a signature over these files would have; undefined when none could be made. */
async function rootOf({ folder, digests, signal }: CollectContext): Promise<Digest | undefined> {
  if (digests === undefined) return undefined;
  const listed = await folder.list(signal === undefined ? {} : { signal });
  const signaturePath = listed.find(({ path }) => SIGNATURE_NAMES.includes(path))?.path;
  const answer = await outcomeOf(() => digestModel(folder, { digests, signaturePath, signal }));
  return 'value' in answer ? rootDigest(answer.value.manifest.resources) : undefined;
}
