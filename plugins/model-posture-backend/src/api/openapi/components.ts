import * as api from '@weighbridge/backstage-plugin-model-posture-common/schema';
import * as core from '@weighbridge/core/schema';
import { z } from 'zod';

/** The body of every error, as Backstage sends it. */
export const errorBodySchema = z.looseObject({
  error: z
    .looseObject({
      name: z.string().describe('What went wrong: branch on it'),
      message: z.string().describe('One line for people'),
    })
    .describe('In development, with the stack of the server'),
  request: z.looseObject({ method: z.string(), url: z.string() }).optional(),
  response: z.looseObject({ statusCode: z.number().int() }),
});

/** Registry: the shapes that have a name in the document. */
export const COMPONENTS: Readonly<Record<string, z.ZodType>> = {
  ErrorBody: errorBodySchema,
  ModelList: api.modelListSchema,
  ModelSummary: api.modelSummarySchema,
  ModelRefresh: api.modelRefreshSchema,
  ModelDetail: api.modelDetailSchema,
  GateSummary: api.gateSummarySchema,
  GateOutcome: core.gateOutcomeSchema,
  ModelState: api.modelStateSchema,
  ModelProblem: api.modelProblemSchema,
  Counts: core.countsSchema,
  Coverage: core.coverageSchema,
  Posture: core.postureSchema,
  Verdict: core.verdictSchema,
  Gate: core.gateSchema,
  Subject: core.subjectSchema,
  FindingList: api.findingListSchema,
  Finding: core.findingSchema,
  EvidenceList: api.evidenceListSchema,
  EvidenceItem: api.evidenceItemSchema,
  EvidenceDetail: api.evidenceDetailSchema,
  EvidenceStatus: api.evidenceStatusSchema,
  Evidence: core.evidenceSchema,
  Producer: core.producerSchema,
  HistoryList: api.historyListSchema,
  StatementName: api.statementNameSchema,
  DroppedStatements: api.droppedStatementsSchema,
  HistoryItem: api.historyItemSchema,
  ControlList: api.controlListSchema,
  Control: core.controlSchema,
  FleetChecklist: api.fleetChecklistSchema,
  FleetGate: api.fleetGateSchema,
  FleetLine: api.fleetLineSchema,
  ChecklistCounts: api.checklistCountsSchema,
  ChecklistOwner: api.checklistOwnerSchema,
  FleetRefresh: api.fleetRefreshSchema,
  Health: api.healthSchema,
  HealthDetails: api.healthDetailsSchema,
  HealthCheck: api.healthCheckSchema,
  Digest: core.digestSchema,
  Instant: core.instantSchema,
};
