import type { Evidence, JsonObject, Posture, Verdict, Waiver } from '@weighbridge/core';
import { makeEvidence, makeFinding } from '@weighbridge/core';
import { evidenceTypes } from '@weighbridge/evidence';
import { completed } from './asked.ts';

export const NOW = '2026-11-23T12:00:00Z';
export const MODEL = 'pkg:huggingface/acme/fraud@7';
export const DIGEST = `sha256:${'ab'.repeat(32)}` as const;

/** The payload with the required members that these tests leave out. */
function whole(type: string, payload: JsonObject): JsonObject {
  const known = evidenceTypes.find((each) => each.type === type);
  return known === undefined ? payload : (completed(known.shape, payload) as JsonObject);
}

/** Evidence made on a day in November 2026, about these tests' model. */
export function fact(
  type: string,
  payload: JsonObject,
  changes: Partial<Omit<Evidence, 'id'>> = {},
): Evidence {
  return makeEvidence({
    type,
    subject: { model: MODEL, digest: DIGEST },
    producer: { name: 'test', version: '1' },
    observedAt: '2026-11-23T00:00:00Z',
    tier: 'measured',
    locator: '.',
    payload: whole(type, payload),
    ...changes,
  });
}

export const WEIGHTS = {
  path: 'model.safetensors',
  format: 'safetensors',
  role: 'model',
  canCarryCode: 'no',
  wellFormed: true,
  coverageComplete: true,
} as const;

export const formats = (...files: readonly JsonObject[]): JsonObject => ({ files, complete: true });
export const code = (...files: readonly JsonObject[]): JsonObject => ({
  files,
  complete: true,
  skippedCount: 0,
});
export const inventory: JsonObject = {
  files: 1,
  totalBytes: 9,
  hashed: true,
  skipped: [],
  skippedCount: 0,
};
export const bom: JsonObject = { valid: true, bound: true, origin: 'shipped' };
export const licence = (...expressions: readonly string[]): JsonObject => ({
  licences: expressions.map((expression) => ({
    expression,
    tier: 'declared',
    locator: 'README.md',
  })),
});

/** What a model needs to be admitted under `default`. */
export function goodFacts(changes: Partial<Omit<Evidence, 'id'>> = {}): readonly Evidence[] {
  return [
    fact('artifact/formats', formats(WEIGHTS), changes),
    fact('artifact/code', code(WEIGHTS), changes),
    fact('artifact/inventory', inventory, changes),
    fact('bom/cyclonedx', bom, changes),
    fact('bom/licence', licence('Apache-2.0'), changes),
  ];
}

/** The verdict of one control. */
export function verdictOf(posture: Posture, control: string): Verdict | undefined {
  return posture.verdicts.find((each) => each.control === control);
}

/** `pass evidence-supports`: status and reason in one text. */
export function statusOf(posture: Posture, control: string): string {
  const { status, reason } = verdictOf(posture, control) ?? {};
  return `${status} ${reason}`;
}

/** The good facts with those of one type replaced. */
export function replaced(...facts: readonly Evidence[]): readonly Evidence[] {
  const types = new Set(facts.map(({ type }) => type));
  return [...goodFacts().filter(({ type }) => !types.has(type)), ...facts];
}

/** A waiver in force for WB-ART-2. */
export function waiver(changes: Partial<Waiver> = {}): Waiver {
  return {
    id: 'W-12',
    control: 'WB-ART-2',
    who: 'ada',
    reason: 'It is being repaired.',
    scope: { model: MODEL },
    issuedAt: '2026-11-20T00:00:00Z',
    notAfter: '2027-01-12T00:00:00Z',
    ...changes,
  };
}

/** A finding that fails WB-ART-2. */
export const overlap = makeFinding({
  ruleId: 'safetensors/overlap',
  kind: 'fail',
  level: 'error',
  message: 'Tensors share bytes.',
  locations: [{ path: 'model.safetensors' }],
});
