import type { CompoundEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { entityPathSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { z } from 'zod';
import { audited } from '../../audit/audit.ts';
import { findBom, MAX_BOM_BYTES } from '../../store/boms.ts';
import type { ModelRow } from '../../store/model-row.ts';
import type { ApiCall } from '../api-call.ts';
import { readModel } from '../context.ts';
import type { ApiContext } from '../context.ts';
import { defineEndpoint, MODEL_PATH } from '../endpoint.ts';
import { currentPostureId } from '../present.ts';

/** The bill of materials that the last weighing made, byte by byte. */
export const getBom = defineEndpoint({
  id: 'get-bom',
  method: 'get',
  path: `${MODEL_PATH}/bom`,
  summary: 'The bill of materials that the last weighing made from the bytes: CycloneDX JSON',
  description:
    'A file to keep, not a page: it is answered as an attachment. It is made from the bytes of the model,  ' +
    'whether or not one came with it. Hostile text that it quotes is not escaped.',
  requires: 'read',
  params: entityPathSchema,
  answer: z.looseObject({ bomFormat: z.literal('CycloneDX'), specVersion: z.string() }),
  isText: true,
  others: [
    {
      status: 404,
      when: 'There is no such model, or none that the caller may see, or no bill of materials is stored.',
    },
  ],
  handle,
});

async function handle(
  call: ApiCall<CompoundEntityRef, unknown>,
  context: ApiContext,
): Promise<{ readonly text: string }> {
  const row = await readModel(call, context);
  const event = {
    request: call.request,
    eventId: 'bom-fetch' as const,
    meta: { entityRef: row.entity_ref },
  };
  const text = await audited(context.auditor, event, () => find(row, context));
  call.response.set({
    'Content-Disposition': `attachment; filename="${fileName(call.params.name)}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  return { text };
}

async function find(row: ModelRow, { db }: ApiContext): Promise<string> {
  const id = currentPostureId(row);
  const text = id === null ? undefined : await findBom(db, id);
  if (text === undefined)
    throw new NotFoundError('no bill of materials was made of this model yet');
  if (text === null) {
    throw new NotFoundError(
      `the bill of materials is larger than ${MAX_BOM_BYTES} bytes and was not kept; make it with "weighbridge bom"`,
    );
  }
  return text;
}

/** Parts of entity references contain only letters, digits, dots, dashes and underscores. */
function fileName(name: string): string {
  return `${name.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.cdx.json`;
}
