import type {
  ChecklistQuery,
  FleetChecklist,
} from '@weighbridge/backstage-plugin-model-posture-common';
import {
  checklistQuerySchema,
  fleetChecklistSchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { countChecklist } from '../../store/count-checklist.ts';
import { countNotices } from '../../store/notices.ts';
import type { ApiCall } from '../api-call.ts';
import type { ApiContext } from '../context.ts';
import { defineEndpoint } from '../endpoint.ts';
import { fleetChecklist } from '../fleet-checklist.ts';
import { scopeOf } from '../scope-of.ts';

/** The gate and the ten lines of the checklist over the models that the caller may see. */
export const getChecklist = defineEndpoint({
  id: 'get-checklist',
  method: 'get',
  path: '/checklist',
  summary: 'The gate and the ten lines of the checklist over the fleet',
  description:
    'First the gate, then the ten lines, then the controls that no line asks. For every line, the counts of all five answers add up to totalModels. A model that was not weighed, ' +
    'that has since moved, or whose last weighing failed counts as unknown; only a failure outlives a failed ' +
    'weighing. If nothing here collects a part of what a line asks (`uncollected`), owners are named only ' +
    'for what failed or has run out.',
  requires: 'read',
  query: checklistQuerySchema,
  answer: fleetChecklistSchema,
  handle,
});

async function handle(
  call: ApiCall<unknown, ChecklistQuery>,
  context: ApiContext,
): Promise<FleetChecklist> {
  const scope = await scopeOf(call, context);
  const now = context.now();
  const count = await countChecklist(context.db, scope, call.query, now);
  const notices = await countNotices(context.db, scope, call.query, now);
  return { ...fleetChecklist(count, now, context.collected), notices };
}
