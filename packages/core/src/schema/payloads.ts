import { z } from 'zod';
import type {
  BomClaimsPayload,
  BomPayload,
  CodePayload,
  CodePayloadFile,
  FormatsPayload,
  FormatsPayloadFile,
  InventoryPayload,
  LicencePayload,
} from '../payloads.ts';
import { tierSchema } from './evidence.ts';
import { schemaOf } from './exact.ts';
import {
  countSchema,
  digestSchema,
  lineSchema,
  listOf,
  nameSchema,
  relativePathSchema,
} from './scalars.ts';

/** `artifact/inventory`. */
export const inventoryPayloadSchema = schemaOf<InventoryPayload>()(
  z.strictObject({
    files: countSchema,
    totalBytes: countSchema,
    hashed: z.boolean(),
    manifestDigest: digestSchema.exactOptional(),
    skipped: listOf(
      z.strictObject({ path: relativePathSchema, kind: nameSchema, reason: lineSchema }),
      100,
    ),
    skippedCount: countSchema,
    setApart: listOf(
      z.strictObject({ path: relativePathSchema, by: nameSchema }),
      100,
    ).exactOptional(),
    setApartCount: countSchema.exactOptional(),
  }),
);

const fileFields = {
  path: relativePathSchema,
  format: nameSchema.nullable(),
  role: z
    .enum(['model', 'index', 'config', 'document', 'data', 'code', 'archive'])
    .nullable()
    .exactOptional(),
  canCarryCode: z.enum(['no', 'yes', 'unknown']),
  wellFormed: z.boolean().nullable(),
  coverageComplete: z.boolean(),
};

/** Shape of one file of the payload `artifact/formats`. */
export const formatsPayloadFileSchema = schemaOf<FormatsPayloadFile>()(z.strictObject(fileFields));

/** `artifact/formats`. */
export const formatsPayloadSchema = schemaOf<FormatsPayload>()(
  z.strictObject({ files: listOf(formatsPayloadFileSchema), complete: z.boolean() }),
);

/** Shape of one file of the payload `artifact/code`. */
export const codePayloadFileSchema = schemaOf<CodePayloadFile>()(
  z.strictObject({ ...fileFields, chatTemplate: z.boolean() }),
);

/** `artifact/code`. */
export const codePayloadSchema = schemaOf<CodePayload>()(
  z.strictObject({
    files: listOf(codePayloadFileSchema),
    complete: z.boolean(),
    skippedCount: countSchema,
  }),
);

const claimCounts = z.strictObject({
  verified: countSchema,
  measured: countSchema,
  declared: countSchema,
  inferred: countSchema,
  none: countSchema,
});

/** `bom/cyclonedx`. */
export const bomPayloadSchema = schemaOf<BomPayload>()(
  z.strictObject({
    specVersion: nameSchema,
    serialNumber: nameSchema,
    bomDigest: digestSchema,
    valid: z.boolean().nullable(),
    bound: z.boolean().nullable(),
    origin: z.enum(['generated', 'shipped']),
    path: lineSchema.exactOptional(),
    file: digestSchema.exactOptional(),
    skippedCount: countSchema.exactOptional(),
    components: countSchema,
    claims: claimCounts,
    missing: listOf(lineSchema, 1000),
  }),
);

/** `bom/claims`. */
export const bomClaimsPayloadSchema = schemaOf<BomClaimsPayload>()(
  z.strictObject({
    origin: z.enum(['generated', 'shipped']),
    path: lineSchema.exactOptional(),
    file: digestSchema.exactOptional(),
    claims: claimCounts,
    compared: countSchema,
    contradicted: listOf(lineSchema, 100),
  }),
);

/** `bom/licence`. */
export const licencePayloadSchema = schemaOf<LicencePayload>()(
  z.strictObject({
    licences: listOf(
      z.strictObject({
        expression: lineSchema,
        tier: tierSchema,
        locator: lineSchema,
        problem: lineSchema.exactOptional(),
        file: z.strictObject({ path: lineSchema, digest: digestSchema }).exactOptional(),
      }),
      10_000,
    ),
    documents: listOf(lineSchema, 1000).exactOptional(),
  }),
);
