import type { Digest, Evidence, FolderSource } from '@weighbridge/core';
import type { DigestObservation } from '@weighbridge/evidence';
import type { VerifiedAttestation } from '@weighbridge/model-signing/attestation';
import type { VerifiedSignature } from '@weighbridge/model-signing/bundle';
import { rootDigest } from '@weighbridge/model-signing/files';
import { digestModel } from '@weighbridge/model-signing/files';
import { endOf, sightingsOf } from '../handed-in/sightings.ts';
import { defineInstrument } from '../instrument.ts';
import type { InstrumentContext } from '../instrument.ts';
import { makeItem } from '../make-item.ts';
import type { Read } from '../reading.ts';
import { attestations } from '../readings/attestations.ts';
import { content } from '../readings/content.ts';
import { description } from '../readings/description.ts';
import { digests } from '../readings/digests.ts';
import { evidenceStatements } from '../readings/evidence-statements.ts';
import { signatures } from '../readings/signatures.ts';
import type { CheckedAttestation } from '../signing/check-attestations.ts';
import { toSignerFacts } from '../signing/facts.ts';
import { namesModel } from '../signing/names-model.ts';
import { SIGNATURE_NAMES } from '../signing/signature-files.ts';
import { outcomeOf } from '../signing/trust.ts';
import { seenWith, surroundingsOf } from './seen.ts';
import type { Surroundings } from './seen.ts';

type Here = Pick<InstrumentContext<'folder', 'place' | 'serving'>, 'inputs' | 'now'>;

/** Where the digest of the model was seen: in signed statements that admitted it, and here and now. */
export const admission = defineInstrument({
  id: 'admission',
  title: 'Admitted and running digest',
  types: ['runtime/digest'],
  everyMinutes: 30,
  needs: ['folder'],
  uses: ['place', 'serving'],
  reads: [attestations, content, description, digests, evidenceStatements, signatures],
  async observe(context) {
    const { now, read } = context;
    const around = await surroundingsOf(context);
    const admitted = (await read(attestations)).flatMap((each) => admissionIn(each, now, around));
    const holding = await signedAsHere(read);
    const { folder, serving } = context.inputs;
    const known = new Set(admitted.map(({ payloadDigest }) => payloadDigest));
    const best = holding.find(({ payloadDigest }) => known.has(payloadDigest)) ?? holding[0];
    const root = best?.statement.root ?? (await rootOf(folder, around, context.signal));
    const here = sightingHere(context, root, best);
    const own = [...distinct(admitted), ...(here === undefined ? [] : [here])];
    if (own.length === 0) return { evidence: [], findings: [] };
    // What others saw counts beside the look at the model: by it the judge knows how long ago that was.
    const others = here === undefined ? [] : await sightingsOf(context, around, own.length);
    const evidence = itemOf(
      context,
      [...own, ...others],
      serving === true ? undefined : endOf(others),
    );
    return { evidence: [evidence], findings: [] };
  },
});

function itemOf(
  context: Parameters<typeof makeItem>[0],
  observations: readonly DigestObservation[],
  expiresAt: string | undefined,
): Evidence {
  return makeItem(context, {
    type: 'runtime/digest',
    tier: 'measured',
    locator: '.',
    ...(expiresAt === undefined ? {} : { expiresAt }),
    payload: { observations: observations.toSorted(byTime) },
  });
}

/** What is seen here and now of files with that root; undefined where they have none. */
function sightingHere(
  { inputs: { folder, place = folder.name, serving = false }, now }: Here,
  root: Digest | undefined,
  signature: VerifiedSignature | undefined,
): DigestObservation | undefined {
  return (
    root && {
      role: serving ? ('serving' as const) : ('stored' as const),
      place,
      observedAt: now.toISOString(),
      root,
      ...(signature === undefined ? {} : { payloadDigest: signature.payloadDigest }),
    }
  );
}

function byTime(a: DigestObservation, b: DigestObservation): number {
  return Date.parse(a.observedAt) - Date.parse(b.observedAt);
}

/** What one attestation says of an admission; nothing when it is about something else. */
function admissionIn(
  { path, digest: file, attestation }: CheckedAttestation,
  now: Date,
  around: Surroundings,
): readonly DigestObservation[] {
  const observedAt = attestation === undefined ? undefined : admittedAt(attestation);
  if (attestation === undefined || observedAt === undefined) return [];
  if (Date.parse(observedAt) > now.getTime()) return [];
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
        ...seenWith(file, around),
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
 * The signed lists that are equal to the files that are here: named too, as they bind the names of the files.
 * Of several the one counts that was admitted.
 */
async function signedAsHere(read: Read): Promise<readonly VerifiedSignature[]> {
  const own = await read(content);
  return (await read(signatures)).flatMap((each) =>
    namesModel(each, own) && each.signature !== undefined ? [each.signature] : [],
  );
}

/** The root digest that a signature over these files would have; undefined when none could be made. */
async function rootOf(
  folder: FolderSource,
  { digests: known }: Surroundings,
  signal: AbortSignal | undefined,
): Promise<Digest | undefined> {
  if (known === undefined) return undefined;
  const listed = await folder.list(signal === undefined ? {} : { signal });
  const signaturePath = listed.find(({ path }) => SIGNATURE_NAMES.includes(path))?.path;
  const answer = await outcomeOf(() =>
    digestModel(folder, { digests: known, signaturePath, signal }),
  );
  return 'value' in answer ? rootDigest(answer.value.manifest.resources) : undefined;
}
