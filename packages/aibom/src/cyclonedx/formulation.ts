import type { JsonObject } from '@weighbridge/core';
import { bestClaim } from '../claims.ts';
import { datasetsOf } from '../datasets.ts';
import type { ModelDescription } from '../description.ts';
import { asList, byCodeUnits, isRecord, member } from '../text.ts';
import { property } from './properties.ts';
import { dataRef, FORMULA_REF, MODEL_REF, WORKFLOW_REF } from './refs.ts';

/** How the model was made, where a training record says so: data in, model out, with the settings. */
export function formulationOf(description: ModelDescription): readonly JsonObject[] {
  const settings = bestClaim(description, 'training.hyperParameters')?.value;
  const known = ['training.script', 'training.seed', 'training.startedAt'].some(
    (field) => bestClaim(description, field) !== undefined,
  );
  if (!known && settings === undefined) return [];
  const inputs = datasetsOf(description)
    .filter((dataset) => dataset.claims.some((claim) => isTraining(member(claim.value, 'role'))))
    .map(({ name }) => ({ resource: { ref: dataRef(name) } }));
  const workflow = {
    'bom-ref': WORKFLOW_REF,
    uid: 'training',
    name: 'training',
    taskTypes: ['build'],
    ...(inputs.length > 0 ? { inputs } : {}),
    outputs: [{ type: 'artifact', resource: { ref: MODEL_REF } }],
    properties: workflowProperties(description),
  };
  return [{ 'bom-ref': FORMULA_REF, workflows: [workflow] }];
}

function isTraining(role: unknown): boolean {
  return asList(role).some((item) => typeof item === 'string' && /^train/i.test(item));
}

function workflowProperties(description: ModelDescription): readonly JsonObject[] {
  const settings = bestClaim(description, 'training.hyperParameters')?.value;
  const rows = isRecord(settings)
    ? Object.entries(settings)
        .sort(([a], [b]) => byCodeUnits(a, b))
        .map(([name, value]) =>
          property(
            `hyperParameter:${name}`,
            typeof value === 'object' ? JSON.stringify(value) : String(value),
          ),
        )
    : [];
  const facts = ['script', 'seed', 'startedAt', 'finishedAt'].flatMap((name) => {
    const value = bestClaim(description, `training.${name}`)?.value;
    return typeof value === 'string' || typeof value === 'number'
      ? [property(`training:${name}`, value)]
      : [];
  });
  const code = bestClaim(description, 'training.code')?.value;
  return [
    ...facts,
    ...(isRecord(code) ? [property('training:code', JSON.stringify(code))] : []),
    ...rows,
  ];
}
