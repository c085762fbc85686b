import { NotFoundError } from '@backstage/errors';
import type { EvidenceDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import {
  entityPathSchema,
  evidenceDetailSchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { z } from 'zod';
import { audited } from '../../audit/audit.ts';
import { findEvidence, findEvidenceKeys } from '../../store/evidence.ts';
import type { ModelRow } from '../../store/model-row.ts';
import type { ApiCall } from '../api-call.ts';
import { isClosed, readModel } from '../context.ts';
import type { ApiContext } from '../context.ts';
import { defineEndpoint, MODEL_PATH } from '../endpoint.ts';
import { currentPostureId } from '../present.ts';

const paramsSchema = entityPathSchema.extend({ id: z.string().min(1).max(256) });

type Params = z.infer<typeof paramsSchema>;

/** One item of evidence with its payload. */
export const getEvidence = defineEndpoint({
  id: 'get-evidence',
  method: 'get',
  path: `${MODEL_PATH}/evidence/{id}`,
  summary: 'One item of evidence with its payload',
  requires: 'read',
  params: paramsSchema,
  answer: evidenceDetailSchema,
  others: [
    {
      status: 404,
      when: 'There is no such model, or none that the caller may see, or it has no such evidence.',
    },
  ],
  handle,
});

async function handle(
  call: ApiCall<Params, unknown>,
  context: ApiContext,
): Promise<EvidenceDetail> {
  const row = await readModel(call, context);
  const event = {
    request: call.request,
    eventId: 'evidence-fetch' as const,
    meta: { entityRef: row.entity_ref, evidenceId: call.params.id },
  };
  return audited(context.auditor, event, () => find(row, call.params.id, context));
}

async function find(row: ModelRow, wantedId: string, { db }: ApiContext): Promise<EvidenceDetail> {
  const keys = await findEvidenceKeys(db, row.entity_ref, currentPostureId(row));
  const key = keys.find(({ id }) => id === wantedId);
  const [evidence] = key === undefined ? [] : await findEvidence(db, row.entity_ref, [key.id]);
  if (isClosed(row) || key === undefined || evidence === undefined) {
    throw new NotFoundError('the model has no such evidence');
  }
  return { evidence, status: key.status };
}
