import { canonicalJson } from '@weighbridge/core';
import type { JsonObject, JsonValue } from '@weighbridge/core';
import { bestClaim } from '../claims.ts';
import type { BomDescription } from '../description.ts';
import { asList, byCodeUnits, cleanName, cleanText, isRecord, member, plainText } from '../text.ts';
import { property } from './properties.ts';
import { FORMULA_REF, MODEL_REF, WORKFLOW_REF } from './refs.ts';
import { runtimeOf } from './runtime.ts';
import { workflowInputs } from './workflow-inputs.ts';

/** Claims any of which shows that a training record exists. */
const TELLING = ['script', 'seed', 'startedAt', 'hyperParameters', 'steps', 'runtime'];

/**
 * How the model was made, where a training record says so: data and code as inputs, the model as output, and the
 * settings.
 */
export function formulationOf(description: BomDescription): readonly JsonObject[] {
  if (TELLING.every((name) => trainingClaim(description, name) === undefined)) return [];
  const inputs = workflowInputs(description);
  const steps = stepsOf(description);
  const { components, topology } = runtimeOf(description);
  const [timeStart, timeEnd] = ['startedAt', 'finishedAt'].map((name) =>
    instant(trainingClaim(description, name)),
  );
  const workflow = {
    'bom-ref': WORKFLOW_REF,
    uid: 'training',
    name: 'training',
    taskTypes: ['build'],
    ...(steps.length > 0 ? { steps } : {}),
    ...(inputs.length > 0 ? { inputs } : {}),
    outputs: [{ type: 'artifact', resource: { ref: MODEL_REF } }],
    ...(timeStart === undefined ? {} : { timeStart }),
    ...(timeEnd === undefined ? {} : { timeEnd }),
    ...(topology.length > 0 ? { runtimeTopology: topology } : {}),
    ...propertiesOf(description),
  };
  return [
    {
      'bom-ref': FORMULA_REF,
      ...(components.length > 0 ? { components } : {}),
      workflows: [workflow],
    },
  ];
}

function trainingClaim(description: BomDescription, name: string): JsonValue | undefined {
  return bestClaim(description, `training.${name}`)?.value;
}

/** The steps that the record lists, or else the script that it names. */
function stepsOf(description: BomDescription): readonly JsonObject[] {
  const listed = asList(trainingClaim(description, 'steps')).flatMap((step) => {
    const text = (key: string) => cleanText(plainText(member(step, key)), 1_000);
    const [name, about, command] = [text('name'), text('description'), text('command')];
    const made = {
      ...(name === '' ? {} : { name }),
      ...(about === '' ? {} : { description: about }),
      ...(command === '' ? {} : { commands: [{ executed: command }] }),
    };
    return Object.keys(made).length > 0 ? [made] : [];
  });
  const script = trainingClaim(description, 'script');
  if (listed.length > 0 || typeof script !== 'string') return unique(listed);
  return [{ name: 'train', commands: [{ executed: cleanName(script, 1_000) }] }];
}

/** Each step once, as workflows require. */
function unique(steps: readonly JsonObject[]): readonly JsonObject[] {
  return [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()];
}

const INSTANT =
  /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** The text when it is an RFC 3339 instant, which CycloneDX requires. */
function instant(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'string' || !INSTANT.test(value)) return undefined;
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value.slice(0, 10));
  return exists ? value : undefined;
}

function propertiesOf(description: BomDescription): {
  readonly properties?: readonly JsonObject[];
} {
  const facts = ['script', 'seed', 'startedAt', 'finishedAt'].flatMap((name) => {
    const value = trainingClaim(description, name);
    return typeof value === 'string' || typeof value === 'number'
      ? [property(`training:${name}`, value)]
      : [];
  });
  const code = trainingClaim(description, 'code');
  const state = trainingClaim(description, 'state');
  const progress = isRecord(state)
    ? Object.entries(state)
        .sort(([a], [b]) => byCodeUnits(a, b))
        .map(([name, value]) => property(`training:state:${name}`, plainText(value)))
    : [];
  const properties = [
    ...facts,
    ...(isRecord(code) ? [property('training:code', canonicalJson(code))] : []),
    ...progress,
  ];
  return properties.length > 0 ? { properties } : {};
}
