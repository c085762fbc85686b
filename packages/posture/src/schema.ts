import { waiverSchema } from '@weighbridge/core/schema';
import { z } from 'zod';
import { MAX_PEM, pemDigests } from './pem.ts';
import type { PemLabel } from './pem.ts';
import { ALL_CONTROLS, controlIds, observedTypes } from './policy-words.ts';
import type { Policy, PolicySigner } from './policy.ts';

/** A licence as a policy lists it: SPDX id, `LicenseRef-…`, or an id WITH an exception. */
const licenceSchema = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9][A-Za-z0-9.:+-]*(?: WITH [A-Za-z0-9][A-Za-z0-9.+-]*)?$/)
  .describe('SPDX id or LicenseRef id, compared without case');

const controlIdSchema = z.enum(controlIds).describe('Id of a control of the catalogue');

const nameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  .describe('A name for people');

/** PEM blocks of one kind; the program checks that they are base64, the JSON Schema does not. */
function pemSchema(label: PemLabel, most: number): z.ZodType<string> {
  return z
    .string()
    .max(MAX_PEM)
    .includes(`-----BEGIN ${label}-----`)
    .superRefine((text, context) => {
      const message = pemProblem(text, label, most);
      if (message !== undefined) context.addIssue(message);
    });
}

function pemProblem(text: string, label: PemLabel, most: number): string | undefined {
  try {
    return pemDigests(text, label).length <= most ? undefined : `expected ${most} at most`;
  } catch (error) {
    return (error as Error).message;
  }
}

const exactSchema = z
  .string()
  .min(1)
  .max(2000)
  .describe('Compared exactly, character by character');

const authoritiesSchema = pemSchema('CERTIFICATE', 100)
  .describe('PEM: RFC 3161 timestamp authorities whose word on the time counts')
  .exactOptional();

const signerSchema: z.ZodType<PolicySigner> = z.discriminatedUnion('method', [
  z.strictObject({
    name: nameSchema,
    method: z.literal('key'),
    publicKey: pemSchema('PUBLIC KEY', 1).describe('PEM: ECDSA on P-256, P-384 or P-521'),
    timestampAuthorities: authoritiesSchema,
  }),
  z.strictObject({
    name: nameSchema,
    method: z.literal('certificate'),
    anchors: pemSchema('CERTIFICATE', 100).describe('PEM: one or more certificate authorities'),
    subject: exactSchema.exactOptional(),
    timestampAuthorities: authoritiesSchema,
  }),
  z.strictObject({
    name: nameSchema,
    method: z.literal('sigstore'),
    issuer: exactSchema,
    identity: exactSchema.exactOptional(),
    identityPattern: exactSchema
      .describe('Anchored at both ends; * stands for one or more characters other than /')
      .exactOptional(),
    workflow: z
      .strictObject({
        repository: exactSchema.describe('URL of the repository whose run it is'),
        workflow: exactSchema.describe('Path of the workflow in the repository'),
        ref: exactSchema.describe('Full ref, exact or a pattern such as refs/tags/v*'),
      })
      .exactOptional(),
  }),
]);

/** The shape of a policy, without the checks that need the catalogue or a clock. */
export const policySchema: z.ZodType<Policy> = z.strictObject({
  name: nameSchema,
  description: z.string().min(1).max(2000).exactOptional(),
  requires: z
    .union([z.literal(ALL_CONTROLS), z.array(controlIdSchema).max(1000)])
    .describe('Controls that must pass or not apply before a model is admitted, or all'),
  advisory: z
    .array(controlIdSchema)
    .max(1000)
    .describe('Controls whose fail is a condition of the admission and refuses nothing')
    .exactOptional(),
  clusters: z
    .array(exactSchema)
    .max(1000)
    .describe('Every cluster that may serve models: all must be listed before one is not deployed')
    .exactOptional(),
  licences: z
    .strictObject({
      allow: z.array(licenceSchema).max(10_000).describe('Licences with which WB-BOM-4 passes'),
      deny: z.array(licenceSchema).max(10_000).describe('Licences with which WB-BOM-4 fails'),
    })
    .exactOptional(),
  signers: z
    .array(signerSchema)
    .max(1000)
    .describe('Who may sign models and statements about them; WB-INT-1, 2, 3 and WB-PIP-1 need it')
    .exactOptional(),
  observers: z
    .array(
      z.strictObject({
        signer: nameSchema.describe('Name of one of the signers'),
        types: z.array(z.enum(observedTypes)).max(1000).describe('Evidence types that count'),
      }),
    )
    .max(1000)
    .describe('Whose evidence counts where it is handed in')
    .exactOptional(),
  provenance: z
    .strictObject({
      builders: z.array(exactSchema).max(1000).describe('Builders with which WB-PIP-1 passes'),
      sources: z.array(exactSchema).max(1000).describe('Sources with which WB-PIP-1 passes'),
    })
    .exactOptional(),
  bom: z
    .literal('shipped')
    .describe('WB-BOM-1 asks for a bill of materials that came with the model')
    .exactOptional(),
  maxAgeDays: z
    .partialRecord(controlIdSchema, z.number().positive())
    .describe('Days after which evidence is stale, where shorter than in the catalogue')
    .exactOptional() as unknown as z.ZodOptional<z.ZodType<Readonly<Record<string, number>>>>,
  waivers: z.array(waiverSchema).max(10_000).exactOptional(),
}) as unknown as z.ZodType<Policy>;

/** JSON Schema (2020-12) of a policy file, for editors: `schema/policy.schema.json` holds the same. */
export function policyJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    ...z.toJSONSchema(policySchema),
    $id: 'https://weighbridge.dev/schema/policy.schema.json',
    title: 'Weighbridge policy',
  };
}
