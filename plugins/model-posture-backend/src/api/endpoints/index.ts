import type { Endpoint } from '../endpoint.ts';
import { getBom } from './get-bom.ts';
import { getChecklist } from './get-checklist.ts';
import { getEvidence } from './get-evidence.ts';
import { getHealthDetails } from './get-health-details.ts';
import { getHealth } from './get-health.ts';
import { getModel } from './get-model.ts';
import { getOpenApi } from './get-openapi.ts';
import { listControls } from './list-controls.ts';
import { listEvidence } from './list-evidence.ts';
import { listFindings } from './list-findings.ts';
import { listHistory } from './list-history.ts';
import { listModels } from './list-models.ts';
import { refreshFleet } from './refresh-fleet.ts';
import { refreshModel } from './refresh-model.ts';

/** Registry: every operation, in the order of the document. */
export const endpoints: readonly Endpoint[] = [
  getChecklist,
  listModels,
  getModel,
  listFindings,
  listEvidence,
  getEvidence,
  getBom,
  listHistory,
  refreshModel,
  listControls,
  refreshFleet,
  getHealth,
  getHealthDetails,
  getOpenApi,
];
