import { z } from 'zod';
import { TIERS } from '../evidence.ts';
import type { Attested, Evidence, Producer, Subject, Tier } from '../evidence.ts';
import { MAX_MODEL_NAME, MODEL_NAME_PATTERN } from '../model-ref.ts';
import type { ModelRef } from '../model-ref.ts';
import { schemaOf } from './exact.ts';
import { jsonObjectSchema } from './json.ts';
import { digestSchema, instantSchema, lineSchema, nameSchema } from './scalars.ts';
import { signerFactsSchema } from './signer-facts.ts';

/** A model's name: no white space, no control characters. */
export const modelNameSchema = z
  .string()
  .max(MAX_MODEL_NAME)
  .regex(MODEL_NAME_PATTERN)
  .describe('A package URL or a plain name');

/** One of the five tiers. */
export const tierSchema: z.ZodType<Tier> = z
  .enum(TIERS as [Tier, ...Tier[]])
  .describe('How a fact is known, best first');

/** Shape of a `ModelRef`. */
export const modelRefSchema = schemaOf<ModelRef>()(
  z.strictObject({ name: modelNameSchema, digest: digestSchema.exactOptional() }),
);

/** Shape of a `Subject`. */
export const subjectSchema = schemaOf<Subject>()(
  z.strictObject({ model: modelNameSchema, digest: digestSchema.exactOptional() }),
);

/** Shape of a `Producer`. */
export const producerSchema = schemaOf<Producer>()(
  z.strictObject({ name: nameSchema, version: nameSchema }),
);

/** Shape of `Attested`. */
export const attestedSchema = schemaOf<Attested>()(
  z.strictObject({ statement: digestSchema, signer: signerFactsSchema.nullable() }),
);

/** The shape of evidence. It does not check that `id` is the digest: compare it with `evidenceId`. */
export const evidenceSchema = schemaOf<Evidence>()(
  z.strictObject({
    id: digestSchema,
    type: z
      .string()
      .max(128)
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/),
    subject: subjectSchema,
    producer: producerSchema,
    observedAt: instantSchema,
    expiresAt: instantSchema.exactOptional(),
    tier: tierSchema,
    locator: lineSchema,
    attested: attestedSchema.exactOptional(),
    payload: jsonObjectSchema,
  }),
);
