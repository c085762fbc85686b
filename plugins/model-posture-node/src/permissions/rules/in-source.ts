import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { fulfils, modelResourceRef } from '../resource.ts';
import type { ModelCondition } from '../resource.ts';

const condition = (sources: readonly string[]): ModelCondition => ({
  column: 'source',
  values: sources,
});

/** The model is read from one of the sources: whoever may annotate an entity can name any of them. */
export const inSource = createPermissionRule({
  name: 'IN_SOURCE',
  description: 'Allow models that are read from one of the sources',
  resourceRef: modelResourceRef,
  paramsSchema: z.object({
    sources: z.array(z.string()).describe('Names of entries of weighbridge.sources'),
  }),
  apply: (model, { sources }) => fulfils(model, condition(sources)),
  toQuery: ({ sources }) => condition(sources),
});
