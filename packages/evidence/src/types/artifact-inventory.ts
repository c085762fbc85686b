import type { Digest } from '@weighbridge/core';
import { MAX_NAMED } from '../parts/capped.ts';
import { OTHER } from '../parts/sample.ts';
import {
  bytes,
  count,
  digest,
  flag,
  line,
  list,
  name,
  optional,
  path,
  record,
  shapeOf,
} from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';

/** `artifact/inventory`: what is in the model's folder. */
export type InventoryPayload = {
  /** Number of regular files. */
  readonly files: number;
  /** Total bytes of all files. */
  readonly totalBytes: number;
  /** Whether every file was hashed; the subject's digest exists only then. */
  readonly hashed: boolean;
  /** Digest of the list of paths, sizes and digests; absent if not every file was hashed. */
  readonly manifestDigest?: Digest;
  /** Entries that were not read: links out of the root, special files, unreadable ones (at most 100 listed). */
  readonly skipped: readonly {
    readonly path: string;
    readonly kind: string;
    readonly reason: string;
  }[];
  /** Number of entries that were not read, listed or not. */
  readonly skippedCount: number;
  /** Files that download programs and Git keep beside the model and that are not part of it (at most 100 listed). */
  readonly setApart?: readonly { readonly path: string; readonly by: string }[];
  /** Number of such files, listed or not; absent for none. */
  readonly setApartCount?: number;
};

/** Name and shape of `artifact/inventory`. */
export const artifactInventory: EvidenceContract<InventoryPayload> = {
  type: 'artifact/inventory',
  shape: shapeOf<InventoryPayload>()(
    record({
      files: count,
      totalBytes: bytes,
      hashed: flag,
      manifestDigest: optional(digest),
      skipped: list(record({ path, kind: name, reason: line }), MAX_NAMED),
      skippedCount: count,
      setApart: optional(list(record({ path, by: name }), MAX_NAMED)),
      setApartCount: optional(count),
    }),
  ),
};

/** `artifact/inventory` with its title, its display words and its samples. */
export const artifactInventoryType: EvidenceType<InventoryPayload> =
  /* @__PURE__ */ defineEvidenceType(artifactInventory, () => {
    return {
      name: 'InventoryPayload',
      title: 'Files of the model',
      description: 'What is in the folder of the model, and what could not be read there.',
      labels: { skipped: 'Not read', skippedCount: 'Entries not read' },
      samples: {
        good: {
          files: 3,
          totalBytes: 1_263_404,
          hashed: true,
          manifestDigest: OTHER,
          skipped: [],
          skippedCount: 0,
        },
        adverse: null,
        inconclusive: {
          files: 3,
          totalBytes: 1_263_404,
          hashed: true,
          skipped: [{ path: 'weights', kind: 'symlink', reason: 'leads out of the folder' }],
          skippedCount: 1,
        },
      },
    };
  });
