import { canonicalJson } from '@weighbridge/core';
import type { JsonObject, JsonValue } from '@weighbridge/core';
import { bestClaim } from '../claims.ts';
import { datasetsOf } from '../datasets.ts';
import type { BomDescription } from '../description.ts';
import { asList, byCodeUnits, cleanName, isRecord, member, plainText } from '../text.ts';
import { baseModelsOf } from './base-models.ts';
import { webLink } from './components.ts';
import { baseModelRef, dataRef } from './refs.ts';

/** What went into the training: its data, the models it started from, its code, its settings. */
export function workflowInputs(description: BomDescription): readonly JsonObject[] {
  const data = datasetsOf(description)
    .filter((dataset) => dataset.claims.some((claim) => isTraining(member(claim.value, 'role'))))
    .map(({ name }) => ({ resource: { ref: dataRef(name) } }));
  const bases = baseModelsOf(description).map(({ name }) => ({
    resource: { ref: baseModelRef(name) },
  }));
  const settings = parameters(bestClaim(description, 'training.hyperParameters')?.value);
  return [
    ...data,
    ...bases,
    ...codeOf(description),
    ...(settings.length > 0 ? [{ parameters: settings }] : []),
  ];
}

function isTraining(role: unknown): boolean {
  return asList(role).some((item) => typeof item === 'string' && /^train/i.test(item));
}

/** Where the code is, and at which commit. */
function codeOf(description: BomDescription): readonly JsonObject[] {
  const code = bestClaim(description, 'training.code')?.value;
  const url = webLink(plainText(member(code, 'repository')));
  const commit = cleanName(plainText(member(code, 'commit')));
  if (url === undefined) return [];
  const reference = { type: 'vcs', url, ...(commit === '' ? {} : { comment: commit }) };
  return [{ resource: { externalReference: reference } }];
}

/** Settings by name; a value that is not a text, number or boolean is written as JSON. */
function parameters(settings: JsonValue | undefined): readonly JsonObject[] {
  if (!isRecord(settings)) return [];
  return Object.entries(settings as JsonObject)
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([name, value = null]) => ({
      name,
      value: typeof value === 'object' ? canonicalJson(value) : String(value),
      dataType: typeof value === 'object' ? 'json' : typeof value,
    }));
}
