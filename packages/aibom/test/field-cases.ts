import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@weighbridge/core/node';
import { find } from '@weighbridge/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bestClaim, claimsOf } from '../src/claims.ts';
import { describeModel } from '../src/describe.ts';
import type { ModelDescription } from '../src/description.ts';
import { parseBom } from '../src/parse-bom.ts';
import { serializeBom, toCycloneDx } from '../src/to-cyclonedx.ts';
import { validateBom } from '../src/validate.ts';

/** Value and tier by field. */
export type Facts = Readonly<Record<string, readonly [value: unknown, tier: string]>>;

/** What is known about a case: values with their tier, components with role and count, findings by level. */
export interface Known {
  readonly facts?: Facts;
  /** Fields that are not stated. */
  readonly absent?: readonly string[];
  readonly components?: readonly (readonly [role: string, name: string, parameters?: number])[];
  /** Levels of the contradictions that are found; default: none. */
  readonly contradictions?: readonly string[];
}

function check(description: ModelDescription, known: Known): void {
  for (const [field, [value, tier]] of Object.entries(known.facts ?? {}))
    expect(bestClaim(description, field), field).toMatchObject({ value, tier });
  for (const field of known.absent ?? []) expect(claimsOf(description, field)).toEqual([]);
  const contradictions = description.findings.filter(
    ({ ruleId }) => ruleId === 'bom/contradiction',
  );
  expect(contradictions.map(({ level }) => level)).toEqual(known.contradictions ?? []);
  if (known.components === undefined) return;
  const found = description.components.map((one) => {
    const parameters = bestClaim(one, 'model.parameters')?.value;
    return [one.role, one.name, ...(parameters === undefined ? [] : [parameters])];
  });
  expect(found).toEqual(known.components);
}

/** Checks that the BOM is valid in both versions, and that reading it back loses nothing. */
async function checkBom(description: ModelDescription): Promise<void> {
  for (const specVersion of ['1.7', '1.6'] as const) {
    const bom = toCycloneDx(description, { specVersion });
    expect(await validateBom(bom)).toEqual({ valid: true, consistent: true, errors: [] });
    const read = parseBom(serializeBom(bom));
    expect(read.lost).toEqual([]);
    expect(read.statedComponents).toEqual(description.components);
    expect(read.stated).toEqual(description.claims);
  }
}

/** Makes the cases, and compares each with what is known about it. */
export function cases(known: Readonly<Record<string, Known>>, make: (home: string) => void) {
  let home = '';
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'weighbridge-field-facts-'));
    make(home);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const described = async (name: string) => describeModel(await openFolder(join(home, name)));

  test.each(Object.entries(known))('%s', async (name, facts) => {
    const description = await described(name);
    expect(description.files.length).toBeGreaterThan(0);
    check(description, facts);
    await checkBom(description);
  });
  return described;
}

/** A script among the external vectors. */
export const vectors = (name: string) => join(find('vectors') ?? '', 'field', name);
/** Runs a Python script. */
export const run = (python: string, args: readonly string[]): void => {
  execFileSync(python, ['-I', ...args], { stdio: 'pipe' });
};
