import { z } from 'zod';
import type {
  PipelineProvenancePayload,
  RuntimeDigestPayload,
  SignatureManifestPayload,
  SignatureVerificationPayload,
  SignerFacts,
} from '../signing-payloads.ts';
import { schemaOf } from './exact.ts';
import {
  countSchema,
  digestSchema,
  instantSchema,
  lineSchema,
  listOf,
  messageSchema,
  nameSchema,
} from './scalars.ts';

/** Most entries that a capped list names. */
const MAX_NAMED = 100;

const methodSchema = z.enum(['key', 'certificate', 'sigstore']);

const seen = { file: digestSchema.exactOptional(), weights: digestSchema.exactOptional() };

/** Who signed. */
export const signerFactsSchema = schemaOf<SignerFacts>()(
  z.strictObject({
    method: methodSchema,
    name: lineSchema,
    keyFingerprint: digestSchema,
    keyType: nameSchema,
    identity: lineSchema.exactOptional(),
    issuer: lineSchema.exactOptional(),
    claims: z.record(nameSchema, lineSchema).exactOptional(),
    certificateSubject: lineSchema.exactOptional(),
    anchor: lineSchema.exactOptional(),
    anchorFingerprint: digestSchema.exactOptional(),
  }),
);

const signedAtSchema = listOf(
  z.strictObject({
    time: instantSchema,
    source: z.enum(['timestamp-authority', 'transparency-log']),
    by: lineSchema,
  }),
  MAX_NAMED,
);

const problemSchema = z.strictObject({
  code: nameSchema,
  stage: nameSchema,
  message: messageSchema,
});

/** `signature/verification`. */
export const signatureVerificationPayloadSchema = schemaOf<SignatureVerificationPayload>()(
  z.strictObject({
    format: z.literal('oms'),
    path: lineSchema,
    ...seen,
    verified: z.boolean().nullable(),
    method: methodSchema.nullable(),
    problem: problemSchema.exactOptional(),
    signer: signerFactsSchema.exactOptional(),
    matchedSigner: nameSchema.exactOptional(),
    signedAt: signedAtSchema,
    dialect: nameSchema.exactOptional(),
    algorithm: z.enum(['sha256', 'blake2b', 'blake3']).exactOptional(),
    root: digestSchema.exactOptional(),
    payloadDigest: digestSchema.exactOptional(),
    files: z
      .strictObject({
        verified: countSchema,
        verifiedBytes: countSchema,
        mismatched: countSchema,
        missing: countSchema,
        notChecked: countSchema,
        unsignedPresent: countSchema,
        ignoredPresent: countSchema,
      })
      .exactOptional(),
  }),
);

const pathsSchema = z.strictObject({ count: countSchema, listed: listOf(lineSchema, MAX_NAMED) });
const filesSchema = z.strictObject({
  count: countSchema,
  loadable: countSchema,
  unknown: countSchema,
  listed: listOf(
    z.strictObject({
      path: lineSchema,
      sizeBytes: countSchema,
      kind: nameSchema,
      loadable: z.boolean().nullable(),
    }),
    MAX_NAMED,
  ),
});

/** `signature/manifest`. */
export const signatureManifestPayloadSchema = schemaOf<SignatureManifestPayload>()(
  z.strictObject({
    path: lineSchema,
    ...seen,
    signer: signerFactsSchema,
    payloadDigest: digestSchema,
    verified: countSchema,
    verifiedBytes: countSchema,
    complete: z.boolean(),
    notChecked: pathsSchema,
    mismatched: pathsSchema,
    missing: pathsSchema,
    unsignedPresent: filesSchema,
    ignoredPresent: filesSchema,
    renamed: z.strictObject({
      count: countSchema,
      listed: listOf(z.strictObject({ from: lineSchema, to: lineSchema }), MAX_NAMED),
    }),
  }),
);

/** `runtime/digest`. */
export const runtimeDigestPayloadSchema = schemaOf<RuntimeDigestPayload>()(
  z.strictObject({
    observations: listOf(
      z.strictObject({
        role: z.enum(['admission', 'serving', 'stored']),
        place: lineSchema,
        observedAt: instantSchema,
        root: digestSchema,
        payloadDigest: digestSchema.exactOptional(),
        signer: signerFactsSchema.exactOptional(),
        ...seen,
      }),
      1000,
    ),
  }),
);

/** `pipeline/provenance`. */
export const pipelineProvenancePayloadSchema = schemaOf<PipelineProvenancePayload>()(
  z.strictObject({
    path: lineSchema,
    ...seen,
    verified: z.boolean().nullable(),
    problem: problemSchema.exactOptional(),
    signer: signerFactsSchema.exactOptional(),
    matchedSigner: nameSchema.exactOptional(),
    signedAt: signedAtSchema,
    predicateType: lineSchema.exactOptional(),
    subjectDigest: digestSchema.nullable().exactOptional(),
    builder: lineSchema.nullable().exactOptional(),
    source: lineSchema.nullable().exactOptional(),
  }),
);
