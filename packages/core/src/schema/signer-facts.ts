import { z } from 'zod';
import type { SignerFacts } from '../signer-facts.ts';
import { schemaOf } from './exact.ts';
import { digestSchema, lineSchema, nameSchema } from './scalars.ts';

/** Shape of `SignerFacts`. */
export const signerFactsSchema = schemaOf<SignerFacts>()(
  z.strictObject({
    method: z.enum(['key', 'certificate', 'sigstore']),
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
