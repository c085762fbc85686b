import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { fulfils, modelResourceRef } from '../resource.ts';
import type { ModelCondition } from '../resource.ts';

const condition = (claims: readonly string[]): ModelCondition => ({
  column: 'owner',
  values: claims,
});

/** The model belongs to one of the claims of the user: the user, or a group of theirs. */
export const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow models that belong to one of the claims',
  resourceRef: modelResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity references of the user and of the groups that the user is in'),
  }),
  apply: (model, { claims }) => fulfils(model, condition(claims)),
  toQuery: ({ claims }) => condition(claims),
});
