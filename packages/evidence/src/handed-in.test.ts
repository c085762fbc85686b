import { expect, test } from 'vitest';
import { handedInTypes } from './handed-in.ts';
import { isOfOthers } from './of-others.ts';
import { SIGNER } from './parts/sample.ts';
import { attested } from './parts/signer.ts';
import { shapeProblem } from './shape/check.ts';
import { evidenceTypes } from './types/index.ts';

test('evidence that whoever weighs sees in the files, or that has its own statement, cannot be handed in', () => {
  const own = evidenceTypes.map(({ type }) => type).filter((type) => !isOfOthers(type));
  for (const type of own) expect(type).toMatch(/^(?:artifact|bom|signature|pipeline)\//);
  expect(own).toContain('pipeline/provenance');
  expect(handedInTypes).toEqual(['runtime/digest', 'deployment/inventory']);
});

test('types that only begin alike can be handed in by others', () => {
  for (const type of ['artifacts/x', 'runtime/artifact', 'pipeline/provenance-of', 'x/bom']) {
    expect(isOfOthers(type)).toBe(true);
  }
});

test('a statement without a proved signer has a null signer, not a missing one', () => {
  const statement = `sha256:${'0a'.repeat(32)}`;
  expect(shapeProblem(attested, { statement, signer: null })).toBeUndefined();
  expect(shapeProblem(attested, { statement, signer: SIGNER })).toBeUndefined();
  expect(shapeProblem(attested, { statement })).toBe('signer is missing');
  expect(shapeProblem(attested, { statement, signer: {} })).toBe('signer/method is missing');
});
