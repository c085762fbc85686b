import type { Attested, Digest } from '@weighbridge/core';
import { OTHER, PAYLOAD, ROOT, SIGNER } from '../parts/sample.ts';
import { attested, seen, signerFacts } from '../parts/signer.ts';
import type { SignerFacts } from '../parts/signer.ts';
import { choice, digest, instant, line, list, optional, record, shapeOf } from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';

/** Maximum number of sightings that one observer reports. */
const MAX_SIGHTINGS = 1000;

/** One sighting of a model's digest. */
export type DigestObservation = {
  /**
   * `admission`: a signed statement says that these bytes were admitted. `serving`: the bytes were hashed where the
   * model is served. `stored`: a copy was hashed, and nothing says that it is served.
   */
  readonly role: 'admission' | 'serving' | 'stored';
  /** Where: a path, a URL, or the policy that admitted. */
  readonly place: string;
  /** ISO 8601 UTC instant. */
  readonly observedAt: string;
  /** OMS root digest of the files. It does not bind their names. */
  readonly root: Digest;
  /** Digest of the signed list that the files matched; it binds their names. */
  readonly payloadDigest?: Digest;
  /** With `admission`: who signed the statement. */
  readonly signer?: SignerFacts;
  /** If others saw it and handed it in: the statement. */
  readonly attested?: Attested;
  /** With `attested`: the file that holds the statement. */
  readonly path?: string;
  /** With `admission` and `attested`: SHA-256 of the file that says it. */
  readonly file?: Digest;
  /** Digest of all files that hold weights, at the time the file was seen. */
  readonly weights?: Digest;
};

/** `runtime/digest`: everywhere that one observer saw the model's digest, oldest first. */
export type RuntimeDigestPayload = {
  /** Every sighting, oldest first. */
  readonly observations: readonly DigestObservation[];
};

/** Name and shape of `runtime/digest`. */
export const runtimeDigest: EvidenceContract<RuntimeDigestPayload> = {
  type: 'runtime/digest',
  shape: shapeOf<RuntimeDigestPayload>()(
    record({
      observations: list(
        record({
          role: choice('admission', 'serving', 'stored'),
          place: line,
          observedAt: instant,
          root: digest,
          payloadDigest: optional(digest),
          signer: optional(signerFacts),
          attested: optional(attested),
          path: optional(line),
          ...seen,
        }),
        MAX_SIGHTINGS,
      ),
    }),
  ),
};

/** `runtime/digest` with its title, its display words and its samples. */
export const runtimeDigestType: EvidenceType<RuntimeDigestPayload> =
  /* @__PURE__ */ defineEvidenceType(runtimeDigest, () => {
    const serving: DigestObservation = {
      role: 'serving',
      place: 'models/fraud',
      observedAt: '2026-11-23T00:00:00Z',
      root: ROOT,
      payloadDigest: PAYLOAD,
    };

    const admission: DigestObservation = {
      ...serving,
      role: 'admission',
      place: 'attestations/posture-vsa.json',
      observedAt: '2026-11-01T00:00:00Z',
      signer: SIGNER,
    };

    return {
      name: 'RuntimeDigestPayload',
      title: 'Digest that runs',
      description:
        'Everywhere that one observer saw the digest of the model: as it was admitted, and as it serves.',
      labels: { observations: 'Sightings', 'observations/observedAt': 'Seen at' },
      samples: {
        good: { observations: [admission, serving] },
        adverse: { observations: [admission, { ...serving, root: OTHER }] },
        inconclusive: { observations: [serving] },
      },
    };
  });
