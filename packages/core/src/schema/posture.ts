import { z } from 'zod';
import type {
  Control,
  ControlFamily,
  Counts,
  Coverage,
  Gate,
  GateOutcome,
  Posture,
  ReasonCode,
  Status,
  Verdict,
  Waiver,
  WaiverEffect,
  WaiverUse,
} from '../posture.ts';
import { modelNameSchema, subjectSchema, tierSchema } from './evidence.ts';
import { schemaOf } from './exact.ts';
import {
  evidenceSummarySchema,
  findingSummarySchema,
  rememberedFactSchema,
  withdrawnSchema,
} from './memory.ts';
import {
  controlIdSchema,
  countSchema,
  digestSchema,
  instantSchema,
  lineSchema,
  listOf,
  messageSchema,
  nameSchema,
} from './scalars.ts';

/** One of the four answers of a control. */
export const statusSchema: z.ZodType<Status> = z.enum([
  'pass',
  'fail',
  'unknown',
  'not-applicable',
]);

/** One of the families of controls. */
export const controlFamilySchema: z.ZodType<ControlFamily> = z.enum([
  'integrity',
  'artifact',
  'bom',
  'data',
  'pipeline',
  'privacy',
  'deploy',
  'runtime',
  'confidentiality',
  'cloud',
]);

/** One of the reason codes of a verdict. */
export const reasonCodeSchema: z.ZodType<ReasonCode> = z.enum([
  'evidence-supports',
  'evidence-generated',
  'evidence-not-applicable',
  'evidence-adverse',
  'finding-adverse',
  'contradicted',
  'evidence-missing',
  'evidence-inconclusive',
  'evidence-withdrawn',
  'stale',
  'no-collector',
  'error',
  'single-observation',
  'signature-lapsed',
]);

/** One of the four decisions of a gate. */
export const gateOutcomeSchema: z.ZodType<GateOutcome> = z.enum([
  'admit',
  'admit-with-conditions',
  'refuse',
  'cannot-decide',
]);

/** One of the effects of a waiver. */
export const waiverEffectSchema: z.ZodType<WaiverEffect> = z.enum([
  'used',
  'not-failing',
  'unanswered',
  'others-block',
  'advisory',
  'superseded',
  'expired',
  'too-long',
  'other-model',
  'other-digest',
  'unknown-control',
]);

/** Shape of a `Control`. */
export const controlSchema = schemaOf<Control>()(
  z.strictObject({
    id: controlIdSchema,
    version: z.int().min(1),
    family: controlFamilySchema,
    title: lineSchema,
    severity: z.enum(['critical', 'high', 'medium', 'low']),
    maxAgeDays: z.number().positive(),
    needs: listOf(z.strictObject({ type: nameSchema, shows: lineSchema }), 100),
    unless: z.strictObject({ type: nameSchema, shows: lineSchema }).exactOptional(),
    rules: listOf(nameSchema, 1000),
    remediation: messageSchema,
  }),
);

/** The shape of a waiver; `assess` checks whether it is in force and lasts at most 90 days. */
export const waiverSchema = schemaOf<Waiver>()(
  z.strictObject({
    id: nameSchema,
    control: controlIdSchema,
    who: nameSchema,
    reason: messageSchema.min(1),
    ticket: lineSchema.exactOptional(),
    scope: z.strictObject({ model: modelNameSchema, digest: digestSchema.exactOptional() }),
    issuedAt: instantSchema,
    notAfter: instantSchema,
  }),
);

/** Shape of a `Verdict`. */
export const verdictSchema = schemaOf<Verdict>()(
  z.strictObject({
    control: controlIdSchema,
    status: statusSchema,
    reason: reasonCodeSchema,
    message: messageSchema,
    remedy: messageSchema.exactOptional(),
    tier: tierSchema,
    evidence: listOf(digestSchema),
    findings: listOf(digestSchema),
    observedAt: instantSchema.exactOptional(),
    staleAt: instantSchema.exactOptional(),
    waiver: waiverSchema.exactOptional(),
  }),
);

/** Shape of a `Gate`. */
export const gateSchema = schemaOf<Gate>()(
  z.strictObject({
    outcome: gateOutcomeSchema,
    sentence: messageSchema,
    because: listOf(
      z.strictObject({ control: controlIdSchema, status: statusSchema, reason: reasonCodeSchema }),
      1000,
    ),
    conditions: listOf(nameSchema, 1000),
    advisory: listOf(controlIdSchema, 1000).exactOptional(),
    enforced: gateOutcomeSchema.exactOptional(),
    holdsUntil: instantSchema.exactOptional(),
    waived: countSchema,
  }),
);

/** Shape of a `WaiverUse`. */
export const waiverUseSchema = schemaOf<WaiverUse>()(
  z.strictObject({
    id: nameSchema,
    control: nameSchema,
    notAfter: instantSchema,
    effect: waiverEffectSchema,
    message: messageSchema,
  }),
);

/** Shape of `Counts`; the reader must check whether they add up. */
export const countsSchema = schemaOf<Counts>()(
  z.strictObject({
    pass: countSchema,
    fail: countSchema,
    unknown: countSchema,
    notApplicable: countSchema,
    stale: countSchema,
  }),
);

/** Shape of a `Coverage`. */
export const coverageSchema = schemaOf<Coverage>()(
  z.strictObject({
    controls: countSchema,
    verified: countSchema,
    measured: countSchema,
    declared: countSchema,
    inferred: countSchema,
    none: countSchema,
  }),
);

/**
 * Shape of a `Posture`; `verifyPosture` of `@weighbridge/weigh` checks whether it follows from its evidence.
 */
export const postureSchema = schemaOf<Posture>()(
  z.strictObject({
    type: z.literal('https://weighbridge.dev/posture/v1'),
    subject: subjectSchema,
    assessedAt: instantSchema,
    previous: z.strictObject({ digest: digestSchema, assessedAt: instantSchema }).nullable(),
    policy: z.strictObject({ name: nameSchema, digest: digestSchema }),
    catalogue: z.strictObject({ version: nameSchema, digest: digestSchema }),
    gate: gateSchema,
    counts: countsSchema,
    coverage: coverageSchema,
    verdicts: listOf(verdictSchema, 1000),
    evidence: listOf(evidenceSummarySchema),
    findings: listOf(findingSummarySchema),
    withdrawn: withdrawnSchema,
    remembered: listOf(rememberedFactSchema),
    waivers: listOf(waiverUseSchema, 10_000),
  }),
);
