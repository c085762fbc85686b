export { artifactSchema, folderEntrySchema, manifestEntrySchema } from './schema/artifact.ts';
export { schemaOf } from './schema/exact.ts';
export {
  attestedSchema,
  evidenceSchema,
  modelRefSchema,
  producerSchema,
  subjectSchema,
  tierSchema,
} from './schema/evidence.ts';
export { findingKindSchema, findingSchema, levelSchema, locationSchema } from './schema/finding.ts';
export { jsonObjectSchema } from './schema/json.ts';
export {
  evidenceSummarySchema,
  findingSummarySchema,
  rememberedFactSchema,
  standingSchema,
  withdrawnSchema,
} from './schema/memory.ts';
export {
  controlFamilySchema,
  controlSchema,
  countsSchema,
  coverageSchema,
  gateOutcomeSchema,
  gateSchema,
  postureSchema,
  reasonCodeSchema,
  statusSchema,
  verdictSchema,
  waiverEffectSchema,
  waiverSchema,
  waiverUseSchema,
} from './schema/posture.ts';
export { digestSchema, instantSchema } from './schema/scalars.ts';
