import type { Digest, Tier } from '@weighbridge/core';
import { claimCounts } from '../parts/claim-counts.ts';
import { OTHER } from '../parts/sample.ts';
import {
  choice,
  count,
  digest,
  flag,
  line,
  list,
  name,
  nullable,
  optional,
  record,
  shapeOf,
  text,
} from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';

/** Maximum number of missing fields named. */
const MAX_NAMED = 1000;

/** `bom/cyclonedx`: a bill of materials for exactly this model. */
export type BomPayload = {
  /** Edition of CycloneDX, for instance `1.7`. */
  readonly specVersion: string;
  /** `urn:uuid:` and a UUID; empty if the document has none. */
  readonly serialNumber: string;
  /** SHA-256 of the BOM's bytes. */
  readonly bomDigest: Digest;
  /** Whether it is valid against the official schema; null if it was not checked. */
  readonly valid: boolean | null;
  /** Whether its file hashes are those of the bytes on disk, none missing, none extra; null if nothing was hashed. */
  readonly bound: boolean | null;
  /** `generated`: made by us from the bytes. `shipped`: came with the model. */
  readonly origin: 'generated' | 'shipped';
  /** With `shipped`: the file, relative to the model's root. */
  readonly path?: string;
  /** With `shipped`: SHA-256 of the file. */
  readonly file?: Digest;
  /** Number of the folder's entries that were not read, so that no bill of materials lists them; absent for none. */
  readonly skippedCount?: number;
  /** Number of components it lists. */
  readonly components: number;
  /** Claims by tier, and the number that a complete BOM has but this one lacks. */
  readonly claims: Readonly<Record<Tier, number>>;
  /** Ids of the fields that a complete bill of materials has and this one lacks. */
  readonly missing: readonly string[];
};

/** Name and shape of `bom/cyclonedx`. */
export const bomCyclonedx: EvidenceContract<BomPayload> = {
  type: 'bom/cyclonedx',
  shape: shapeOf<BomPayload>()(
    record({
      specVersion: name,
      serialNumber: text(256),
      bomDigest: digest,
      valid: nullable(flag),
      bound: nullable(flag),
      origin: choice('generated', 'shipped'),
      path: optional(line),
      file: optional(digest),
      skippedCount: optional(count),
      components: count,
      claims: claimCounts,
      missing: list(line, MAX_NAMED),
    }),
  ),
};

/** `bom/cyclonedx` with its title, its display words and its samples. */
export const bomCyclonedxType: EvidenceType<BomPayload> = /* @__PURE__ */ defineEvidenceType(
  bomCyclonedx,
  () => {
    const good: BomPayload = {
      specVersion: '1.7',
      serialNumber: 'urn:uuid:6f5f6d8e-3c1f-5d0b-9f54-7f2a1c9f6c11',
      bomDigest: OTHER,
      valid: true,
      bound: true,
      origin: 'shipped',
      path: 'bom.cdx.json',
      file: OTHER,
      components: 4,
      claims: { verified: 0, measured: 24, declared: 9, inferred: 6, none: 0 },
      missing: ['model.licence'],
    };

    return {
      name: 'BomPayload',
      title: 'Bill of materials',
      description:
        'A CycloneDX bill of materials, whether it is valid, and whether it lists exactly these files.',
      labels: { bomDigest: 'SHA-256 of the document', bound: 'Lists exactly these files' },
      samples: {
        good,
        adverse: { ...good, bound: false },
        inconclusive: { ...good, valid: null },
      },
    };
  },
);
