import type { Digest } from '@weighbridge/core';
import { PAYLOAD, SIGNER } from '../parts/sample.ts';
import { problem, seen, signedAt, signerFacts } from '../parts/signer.ts';
import type { SignedAt, SignerFacts, VerificationProblem } from '../parts/signer.ts';
import { digest, flag, line, name, nullable, optional, record, shapeOf } from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';

/** `pipeline/provenance`: what a provenance attestation says about how the model was made. */
export type PipelineProvenancePayload = {
  /** The attestation, relative to the model's root. */
  readonly path: string;
  /** SHA-256 of the file; absent if it is not in the model. */
  readonly file?: Digest;
  /** Digest of all files that hold weights, at the time the file was seen. */
  readonly weights?: Digest;
  /** As in `signature/verification`. */
  readonly verified: boolean | null;
  /** With `verified` false. */
  readonly problem?: VerificationProblem;
  /** Present only if the statement verifies. */
  readonly signer?: SignerFacts;
  /** The signer's name in the policy. */
  readonly matchedSigner?: string;
  /** Proved times, earliest first; empty if no time is proved. */
  readonly signedAt: readonly SignedAt[];
  /** URI, for instance `https://slsa.dev/provenance/v1`. */
  readonly predicateType?: string;
  /** The subject digest that matches this model; null if the statement is about other bytes. */
  readonly subjectDigest?: Digest | null;
  /** Who ran the build, as a URI; null if the statement does not say. */
  readonly builder?: string | null;
  /** What it was built from, as a URI; null if the statement does not say. */
  readonly source?: string | null;
};

/** Name and shape of `pipeline/provenance`. */
export const pipelineProvenance: EvidenceContract<PipelineProvenancePayload> = {
  type: 'pipeline/provenance',
  shape: shapeOf<PipelineProvenancePayload>()(
    record({
      path: line,
      ...seen,
      verified: nullable(flag),
      problem: optional(problem),
      signer: optional(signerFacts),
      matchedSigner: optional(name),
      signedAt,
      predicateType: optional(line),
      subjectDigest: optional(nullable(digest)),
      builder: optional(nullable(line)),
      source: optional(nullable(line)),
    }),
  ),
};

/** `pipeline/provenance` with its title, its display words and its samples. */
export const pipelineProvenanceType: EvidenceType<PipelineProvenancePayload> =
  /* @__PURE__ */ defineEvidenceType(pipelineProvenance, () => {
    const good: PipelineProvenancePayload = {
      path: 'attestations/provenance.json',
      verified: true,
      signer: SIGNER,
      signedAt: [],
      predicateType: 'https://slsa.dev/provenance/v1',
      subjectDigest: PAYLOAD,
      builder: 'https://builder.example.org/v1',
      source: 'git+https://git.example.org/acme/models',
    };

    return {
      name: 'PipelineProvenancePayload',
      title: 'Provenance',
      description: 'What a provenance attestation says of how the model was made.',
      labels: { subjectDigest: 'Digest of this model', matchedSigner: 'Signer in the policy' },
      samples: {
        good,
        adverse: { ...good, subjectDigest: null },
        inconclusive: { ...good, builder: null },
      },
    };
  });
