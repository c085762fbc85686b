import { createConditionExports } from '@backstage/plugin-permission-node';
import { modelResourceRef } from './resource.ts';
import { modelPermissionRules } from './rules/index.ts';

const exported = createConditionExports({
  resourceRef: modelResourceRef,
  rules: modelPermissionRules,
});

/** Conditions for policies, for instance `modelPostureConditions.isOwner({ claims })`. */
export const modelPostureConditions = exported.conditions;

/**
 * Turns conditions into the decision of a policy about `model-posture.model.read` or
 * `model-posture.model.refresh`.
 */
export const createModelPostureConditionalDecision = exported.createConditionalDecision;
