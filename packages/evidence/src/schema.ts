import type { JsonObject } from '@weighbridge/core';
import type { z } from 'zod';
import { codeFile, formatsFile } from './parts/model-files.ts';
import { signerFacts } from './parts/signer.ts';
import { toZod } from './shape/zod.ts';
import { evidenceTypes } from './types/index.ts';

/** Strict, size-limited zod schemas of the payloads and of their shared parts, by type name. */
export const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(evidenceTypes.map(({ name, shape }) => [name, toZod(shape)])),
  CodePayloadFile: toZod(codeFile),
  FormatsPayloadFile: toZod(formatsFile),
  SignerFacts: toZod(signerFacts),
};

/** The zod schema of the payloads of one type (`artifact/formats`); undefined for an unknown type. */
export function payloadSchema(type: string): z.ZodType<JsonObject> | undefined {
  const found = evidenceTypes.find((each) => each.type === type);
  return found && (toZod(found.shape) as z.ZodType<JsonObject>);
}
