import type { Digest, Tier } from '@weighbridge/core';
import { MAX_NAMED } from '../parts/capped.ts';
import { claimCounts } from '../parts/claim-counts.ts';
import { choice, count, digest, line, list, optional, record, shapeOf } from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';
import type { BomPayload } from './bom-cyclonedx.ts';

/** `bom/claims`: how the claims of the bill of materials are known. */
export type BomClaimsPayload = {
  /** `generated` from the bytes, or `shipped` with the model. */
  readonly origin: BomPayload['origin'];
  /** With `shipped`: the file, relative to the model's root. */
  readonly path?: string;
  /** With `shipped`: SHA-256 of the file. */
  readonly file?: Digest;
  /** Claims by tier: claims of a shipped bill of materials that the files confirm count as measured. */
  readonly claims: Readonly<Record<Tier, number>>;
  /** Number of claims that were compared with the files. */
  readonly compared: number;
  /** Fields in which the bill of materials differs from the files, at most 100. */
  readonly contradicted: readonly string[];
};

/** Name and shape of `bom/claims`. */
export const bomClaims: EvidenceContract<BomClaimsPayload> = {
  type: 'bom/claims',
  shape: shapeOf<BomClaimsPayload>()(
    record({
      origin: choice('generated', 'shipped'),
      path: optional(line),
      file: optional(digest),
      claims: claimCounts,
      compared: count,
      contradicted: list(line, MAX_NAMED),
    }),
  ),
};

/** `bom/claims` with its title, its display words and its samples. */
export const bomClaimsType: EvidenceType<BomClaimsPayload> = /* @__PURE__ */ defineEvidenceType(
  bomClaims,
  () => {
    const good: BomClaimsPayload = {
      origin: 'shipped',
      path: 'bom.cdx.json',
      claims: { verified: 0, measured: 24, declared: 9, inferred: 6, none: 0 },
      compared: 24,
      contradicted: [],
    };

    return {
      name: 'BomClaimsPayload',
      title: 'Claims',
      description:
        'How the claims of the bill of materials are known, and which of them the files contradict.',
      labels: { compared: 'Compared with the files', contradicted: 'Contradicted by the files' },
      samples: {
        good,
        adverse: { ...good, contradicted: ['model.parameters'] },
        inconclusive: { ...good, claims: { ...good.claims, measured: 0 }, compared: 0 },
      },
    };
  },
);
