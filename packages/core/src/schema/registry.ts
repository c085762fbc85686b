import type { z } from 'zod';
import { artifactSchema, folderEntrySchema, manifestEntrySchema } from './artifact.ts';
import {
  attestedSchema,
  evidenceSchema,
  modelRefSchema,
  producerSchema,
  subjectSchema,
  tierSchema,
} from './evidence.ts';
import { findingKindSchema, findingSchema, levelSchema, locationSchema } from './finding.ts';
import { jsonObjectSchema } from './json.ts';
import {
  evidenceSummarySchema,
  findingSummarySchema,
  rememberedFactSchema,
  standingSchema,
  withdrawnSchema,
} from './memory.ts';
import {
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
} from './posture.ts';
import { digestSchema, instantSchema } from './scalars.ts';

/** Every schema by the name of its type; each becomes `schema/<name in kebab-case>.json`. */
export const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  Artifact: artifactSchema,
  Attested: attestedSchema,
  Control: controlSchema,
  ControlFamily: controlFamilySchema,
  Counts: countsSchema,
  Coverage: coverageSchema,
  Digest: digestSchema,
  Evidence: evidenceSchema,
  EvidenceSummary: evidenceSummarySchema,
  Finding: findingSchema,
  FindingKind: findingKindSchema,
  FindingSummary: findingSummarySchema,
  FolderEntry: folderEntrySchema,
  Gate: gateSchema,
  GateOutcome: gateOutcomeSchema,
  Instant: instantSchema,
  JsonObject: jsonObjectSchema,
  Level: levelSchema,
  Location: locationSchema,
  ManifestEntry: manifestEntrySchema,
  ModelRef: modelRefSchema,
  Posture: postureSchema,
  Producer: producerSchema,
  ReasonCode: reasonCodeSchema,
  RememberedFact: rememberedFactSchema,
  Standing: standingSchema,
  Status: statusSchema,
  Subject: subjectSchema,
  Tier: tierSchema,
  Verdict: verdictSchema,
  Waiver: waiverSchema,
  WaiverEffect: waiverEffectSchema,
  WaiverUse: waiverUseSchema,
  Withdrawn: withdrawnSchema,
};
