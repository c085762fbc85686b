import type { z } from 'zod';
import { artifactSchema, folderEntrySchema, manifestEntrySchema } from './artifact.ts';
import {
  evidenceSchema,
  modelRefSchema,
  producerSchema,
  subjectSchema,
  tierSchema,
} from './evidence.ts';
import { findingKindSchema, findingSchema, levelSchema, locationSchema } from './finding.ts';
import { jsonObjectSchema } from './json.ts';
import {
  bomPayloadSchema,
  formatsPayloadFileSchema,
  formatsPayloadSchema,
  inventoryPayloadSchema,
  licencePayloadSchema,
} from './payloads.ts';
import {
  controlFamilySchema,
  controlSchema,
  countsSchema,
  coverageSchema,
  evidenceSummarySchema,
  findingSummarySchema,
  gateOutcomeSchema,
  gateSchema,
  postureSchema,
  reasonCodeSchema,
  statusSchema,
  verdictSchema,
  waiverEffectSchema,
  waiverSchema,
  waiverUseSchema,
  withdrawnSchema,
} from './posture.ts';
import { digestSchema, instantSchema } from './scalars.ts';
import {
  pipelineProvenancePayloadSchema,
  runtimeDigestPayloadSchema,
  signatureManifestPayloadSchema,
  signatureVerificationPayloadSchema,
  signerFactsSchema,
} from './signing-payloads.ts';

/** Every schema by the name of its type; each becomes `schema/<name in kebab-case>.json`. */
export const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  Artifact: artifactSchema,
  BomPayload: bomPayloadSchema,
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
  FormatsPayload: formatsPayloadSchema,
  FormatsPayloadFile: formatsPayloadFileSchema,
  Gate: gateSchema,
  GateOutcome: gateOutcomeSchema,
  Instant: instantSchema,
  InventoryPayload: inventoryPayloadSchema,
  JsonObject: jsonObjectSchema,
  Level: levelSchema,
  LicencePayload: licencePayloadSchema,
  Location: locationSchema,
  ManifestEntry: manifestEntrySchema,
  ModelRef: modelRefSchema,
  PipelineProvenancePayload: pipelineProvenancePayloadSchema,
  Posture: postureSchema,
  Producer: producerSchema,
  ReasonCode: reasonCodeSchema,
  RuntimeDigestPayload: runtimeDigestPayloadSchema,
  SignatureManifestPayload: signatureManifestPayloadSchema,
  SignatureVerificationPayload: signatureVerificationPayloadSchema,
  SignerFacts: signerFactsSchema,
  Status: statusSchema,
  Subject: subjectSchema,
  Tier: tierSchema,
  Verdict: verdictSchema,
  Waiver: waiverSchema,
  WaiverEffect: waiverEffectSchema,
  WaiverUse: waiverUseSchema,
  Withdrawn: withdrawnSchema,
};
