import { z } from 'zod';
import type { Artifact, FolderEntry } from '../artifact.ts';
import type { ManifestEntry } from '../digest.ts';
import { schemaOf } from './exact.ts';
import {
  countSchema,
  digestSchema,
  lineSchema,
  MAX,
  nameSchema,
  relativePathSchema,
} from './scalars.ts';

/** Shape of an `Artifact`. */
export const artifactSchema = schemaOf<Artifact>()(
  z.strictObject({
    path: relativePathSchema,
    sizeBytes: countSchema,
    mediaType: nameSchema.exactOptional(),
    digest: digestSchema.exactOptional(),
  }),
);

/** Shape of a `ManifestEntry`. */
export const manifestEntrySchema = schemaOf<ManifestEntry>()(
  z.strictObject({ path: relativePathSchema, sizeBytes: countSchema, digest: digestSchema }),
);

/** Shape of a `FolderEntry`. */
export const folderEntrySchema = schemaOf<FolderEntry>()(
  z.strictObject({
    path: relativePathSchema,
    kind: z.enum(['file', 'symlink', 'special', 'unreadable']),
    sizeBytes: countSchema,
    target: z.string().min(1).max(MAX.path).exactOptional(),
    reason: lineSchema.exactOptional(),
    escapedName: z.literal(true).exactOptional(),
  }),
);
