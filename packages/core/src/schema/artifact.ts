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

export const artifactSchema = schemaOf<Artifact>()(
  z.strictObject({
    path: relativePathSchema,
    sizeBytes: countSchema,
    mediaType: nameSchema.exactOptional(),
    digest: digestSchema.exactOptional(),
  }),
);

export const manifestEntrySchema = schemaOf<ManifestEntry>()(
  z.strictObject({ path: relativePathSchema, sizeBytes: countSchema, digest: digestSchema }),
);

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
