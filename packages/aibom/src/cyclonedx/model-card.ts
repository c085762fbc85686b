import type { JsonObject, JsonValue } from '@weighbridge/core';
import { bestClaim, claimsOf } from '../claims.ts';
import { datasetsOf } from '../datasets.ts';
import type { Claim, BomDescription } from '../description.ts';
import { cleanName, member, plainText } from '../text.ts';
import { property } from './properties.ts';
import { dataRef } from './refs.ts';

/** A part of the BOM and, for each claim that went into it, the claim's place in that part. */
export interface Cited<T extends JsonValue = JsonObject> {
  readonly value: T;
  readonly citations: readonly { readonly pointer: string; readonly claim: Claim }[];
}

const APPROACHES = new Set([
  'supervised',
  'unsupervised',
  'reinforcement-learning',
  'semi-supervised',
  'self-supervised',
]);
const GRAMS_PER_TONNE = 1_000_000;

/** The CycloneDX model card of a description. */
export function modelCardOf(description: BomDescription): Cited {
  return join({
    modelParameters: modelParameters(description),
    quantitativeAnalysis: metrics(description),
    considerations: considerations(description),
  });
}

function modelParameters(description: BomDescription): Cited | undefined {
  const approach = bestClaim(description, 'model.approach');
  return some({
    approach:
      typeof approach?.value === 'string' && APPROACHES.has(approach.value)
        ? { value: { type: approach.value }, citations: [{ pointer: '/type', claim: approach }] }
        : undefined,
    task: oneText(description, 'model.task'),
    architectureFamily: oneText(description, 'model.architectureFamily'),
    modelArchitecture: oneText(description, 'model.architecture'),
    datasets: list(datasetsOf(description), ({ name, claims }) => ({
      value: { ref: dataRef(name) },
      citations: claims.map((claim) => ({ pointer: '', claim })),
    })),
    inputs: ports(description, 'model.input'),
    outputs: ports(description, 'model.output'),
  });
}

/** What the graph says or, if it says nothing, what the task implies; never both. */
function ports(description: BomDescription, field: string) {
  const claims = claimsOf(description, field);
  const best = claims.filter(({ tier }) => tier === claims[0]?.tier);
  return list(best, (claim) => cite({ format: plainText(claim.value) }, claim));
}

function metrics(description: BomDescription): Cited | undefined {
  const claims = claimsOf(description, 'model.metric');
  return some({
    performanceMetrics: list(claims, (claim) => cite(performanceMetric(claim.value), claim)),
  });
}

function performanceMetric(value: JsonValue): JsonObject {
  const text = (key: string) => {
    const part = member(value, key);
    return typeof part === 'string' || typeof part === 'number'
      ? cleanName(String(part))
      : undefined;
  };
  const [type, number] = [text('type'), text('value')];
  const slice = [text('dataset'), text('slice')].filter((part) => part !== undefined).join(', ');
  const interval = confidenceInterval(member(value, 'confidenceInterval'));
  return {
    ...(type === undefined ? {} : { type }),
    ...(number === undefined ? {} : { value: number }),
    ...(slice === '' ? {} : { slice }),
    ...(interval === undefined ? {} : { confidenceInterval: interval }),
  };
}

function confidenceInterval(value: unknown): JsonObject | undefined {
  const bounds = ['lowerBound', 'upperBound'].flatMap((name) => {
    const bound = cleanName(plainText(member(value, name)));
    return bound === '' ? [] : [[name, bound] as const];
  });
  return bounds.length > 0 ? Object.fromEntries(bounds) : undefined;
}

function considerations(description: BomDescription): Cited | undefined {
  const texts = (field: string) =>
    list(claimsOf(description, field), (claim) => cite<JsonValue>(plainText(claim.value), claim));
  return some({
    users: texts('model.users'),
    useCases: texts('model.intendedUse'),
    technicalLimitations: texts('model.limitation'),
    performanceTradeoffs: texts('model.tradeoff'),
    ethicalConsiderations: list(claimsOf(description, 'model.ethics'), (claim) =>
      cite(
        typeof claim.value === 'string'
          ? { name: claim.value }
          : texted(claim.value, ['name', 'mitigationStrategy']),
        claim,
      ),
    ),
    fairnessAssessments: list(claimsOf(description, 'model.fairness'), (claim) =>
      cite(texted(claim.value, FAIRNESS), claim),
    ),
    environmentalConsiderations: emissions(description),
  });
}

const FAIRNESS = ['groupAtRisk', 'benefits', 'harms', 'mitigationStrategy'] as const;

/** The texts among the given members. */
function texted(value: JsonValue, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = plainText(member(value, name));
      return text === '' ? [] : [[name, text] as const];
    }),
  );
}

/**
 * CycloneDX uses tonnes where cards use grams, and also requires the energy spent, which cards do not state: a property
 * holds what is known rather than a made-up number of kilowatt hours.
 */
function emissions(description: BomDescription): Cited | undefined {
  const claim = bestClaim(description, 'model.emissions');
  const grams = member(claim?.value, 'grams');
  if (claim === undefined || typeof grams !== 'number') return undefined;
  const properties = [property('co2CostEquivalent:tCO2eq', grams / GRAMS_PER_TONNE)];
  return { value: { properties }, citations: [{ pointer: '/properties/0', claim }] };
}

function oneText(description: BomDescription, field: string): Cited<string> | undefined {
  const claim = bestClaim(description, field);
  if (claim === undefined || typeof claim.value !== 'string') return undefined;
  return cite(cleanName(claim.value), claim);
}

function cite<T extends JsonValue>(value: T, claim: Claim): Cited<T> {
  return { value, citations: [{ pointer: '', claim }] };
}

function list<T>(
  items: readonly T[],
  make: (item: T) => Cited<JsonValue>,
): Cited<readonly JsonValue[]> | undefined {
  if (items.length === 0) return undefined;
  const made = items.map(make);
  return {
    value: made.map(({ value }) => value),
    citations: made.flatMap(({ citations }, i) =>
      citations.map(({ pointer, claim }) => ({ pointer: `/${i}${pointer}`, claim })),
    ),
  };
}

function join(parts: Readonly<Record<string, Cited<JsonValue> | undefined>>): Cited {
  const present = Object.entries(parts).flatMap(([key, part]) =>
    part === undefined ? [] : [[key, part] as const],
  );
  return {
    value: Object.fromEntries(present.map(([key, part]) => [key, part.value])),
    citations: present.flatMap(([key, part]) =>
      part.citations.map(({ pointer, claim }) => ({ pointer: `/${key}${pointer}`, claim })),
    ),
  };
}

function some(parts: Readonly<Record<string, Cited<JsonValue> | undefined>>): Cited | undefined {
  return Object.values(parts).every((part) => part === undefined) ? undefined : join(parts);
}
