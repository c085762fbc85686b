import type { CompoundEntityRef } from '@backstage/catalog-model';
import { MAX_PAGE_SIZE } from '@weighbridge/backstage-plugin-model-posture-common';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import {
  entityPathSchema,
  modelDetailSchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { controls } from '@weighbridge/posture';
import { findBomSize, isBomShipped } from '../../store/boms.ts';
import { findFindings } from '../../store/findings.ts';
import { findShared } from '../../store/namesakes.ts';
import { findPosture } from '../../store/postures.ts';
import type { ApiCall } from '../api-call.ts';
import { readModel } from '../context.ts';
import type { ApiContext } from '../context.ts';
import { defineEndpoint, MODEL_PATH, NO_MODEL } from '../endpoint.ts';
import { currentPostureId, present } from '../present.ts';
import { scopeOf } from '../scope-of.ts';

/** One model with its last statement. */
export const getModel = defineEndpoint({
  id: 'get-model',
  method: 'get',
  path: MODEL_PATH,
  summary: 'One model: summary, last posture statement, controls and findings',
  requires: 'read',
  params: entityPathSchema,
  answer: modelDetailSchema,
  others: [NO_MODEL],
  handle,
});

async function handle(
  call: ApiCall<CompoundEntityRef, unknown>,
  context: ApiContext,
): Promise<ModelDetail> {
  const row = await readModel(call, context);
  const id = currentPostureId(row);
  const posture = id === null ? undefined : await findPosture(context.db, id);
  const findings = await findFindings(context.db, id, { limit: MAX_PAGE_SIZE });
  return {
    summary: present(row, context.now()),
    posture: posture ?? null,
    controls,
    findings: findings.items,
    totalFindings: findings.total,
    bomBytes: await findBomSize(context.db, id),
    bomShipped: await isBomShipped(context.db, id),
    shared: await findShared(context.db, row, () => scopeOf(call, context)),
  };
}
