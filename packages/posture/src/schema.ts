import { waiverSchema } from '@weighbridge/core/schema';
import { z } from 'zod';
import { ALL_CONTROLS, controlIds } from './policy-words.ts';
import type { Policy } from './policy.ts';

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
  .describe('Stands in the gate sentence');

/** The shape of a policy, without what only the catalogue or a clock can say. */
export const policySchema: z.ZodType<Policy> = z.strictObject({
  name: nameSchema,
  description: z.string().min(1).max(2000).exactOptional(),
  requires: z
    .union([z.literal(ALL_CONTROLS), z.array(controlIdSchema).max(1000)])
    .describe('Controls that must pass or not apply before a model is admitted, or all'),
  licences: z
    .strictObject({
      allow: z.array(licenceSchema).max(10_000).describe('Licences with which WB-BOM-4 passes'),
      deny: z.array(licenceSchema).max(10_000).describe('Licences with which WB-BOM-4 fails'),
    })
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
    ...z.toJSONSchema(policySchema, { io: 'input' }),
    $id: 'https://weighbridge.dev/schema/policy.schema.json',
    title: 'Weighbridge policy',
  };
}
