import { gateOutcomeSchema, instantSchema, schemaOf } from '@weighbridge/core/schema';
import { z } from 'zod';
import type {
  FleetRefresh,
  Health,
  HealthCheck,
  HealthDetails,
  HealthStatus,
  ModelFigure,
  ProblemFigure,
} from '../health.ts';
import { modelStateSchema } from './model.ts';

const number = z.number().int().min(0);

const healthStatusSchema: z.ZodType<HealthStatus> = z.enum(['pass', 'warn', 'fail']);

/** Shape of a `Health`. */
export const healthSchema: z.ZodType<Health> = schemaOf<Health>()(
  z.strictObject({
    status: healthStatusSchema,
  }),
);

/** Shape of a `HealthCheck`. */
export const healthCheckSchema: z.ZodType<HealthCheck> = schemaOf<HealthCheck>()(
  z.strictObject({
    id: z.string().min(1),
    status: healthStatusSchema,
    message: z.string(),
  }),
);

/** Shape of a `ModelFigure`. */
export const modelFigureSchema: z.ZodType<ModelFigure> = schemaOf<ModelFigure>()(
  z.strictObject({
    state: modelStateSchema,
    gate: gateOutcomeSchema.nullable(),
    models: number,
  }),
);

/** Shape of a `ProblemFigure`. */
export const problemFigureSchema: z.ZodType<ProblemFigure> = schemaOf<ProblemFigure>()(
  z.strictObject({
    code: z.string().min(1),
    models: number,
  }),
);

/** Shape of `HealthDetails`. */
export const healthDetailsSchema: z.ZodType<HealthDetails> = schemaOf<HealthDetails>()(
  z.strictObject({
    status: healthStatusSchema,
    checkedAt: instantSchema,
    checks: z.array(healthCheckSchema),
    models: z.array(modelFigureSchema),
    problems: z.array(problemFigureSchema),
    oldestWeighingAt: instantSchema.nullable(),
    running: number,
    waiting: number,
  }),
);

/** Shape of a `FleetRefresh`. */
export const fleetRefreshSchema: z.ZodType<FleetRefresh> = schemaOf<FleetRefresh>()(
  z.strictObject({ models: number }),
);
