import { TIERS } from '@weighbridge/core';
import type { JsonValue, Tier } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { fileRows, identityLines, tierShares } from './bom-parts.ts';
import type { ReportClaim } from './report.ts';

const claim = (field: string, value: JsonValue, tier: Tier = 'declared'): ReportClaim => ({
  field,
  value,
  tier,
  locator: 'x',
});
const linesOf = (...claims: readonly ReportClaim[]) =>
  identityLines({ claims }).map(({ label, value, tier }) => `${label}: ${value} (${tier})`);

test("the identity answers a reader's first questions from the best field for each", () => {
  expect(
    linesOf(
      claim('model.kind', 'pipeline'),
      claim('model.architecture', 'Tiny'),
      claim('model.parameters', 109_482_240, 'measured'),
      claim('model.quantisation', { method: 'gptq', bits: 4, groupSize: 32 }),
      claim('model.licence', 'MIT'),
      claim('model.licence', 'Apache-2.0'),
      claim('model.licence', 'MIT'),
      claim('model.baseModel', { name: 'acme/base', relation: 'quantized' }),
      claim('software.library', { name: 'x', version: '1', ecosystem: 'pypi' }),
      claim('model.headerMetadata', { format: 'pt' }),
    ),
  ).toEqual([
    'What it is: Tiny (declared)',
    'Parameters: 109,482,240 (measured)',
    'Quantised: gptq 4 bits (declared)',
    'Licence: MIT, Apache-2.0 (declared)',
    'Made from: acme/base (quantized) (declared)',
    'Needs: x 1 (declared)',
  ]);
  expect(linesOf(claim('model.kind', 'pipeline'))).toEqual(['What it is: pipeline (declared)']);
  expect(linesOf()).toEqual([]);
});

test('answers known in several ways are separate, each value once with the best', () => {
  expect(
    linesOf(
      claim('model.licence', 'MIT', 'measured'),
      claim('model.licence', 'MIT'),
      claim('model.licence', 'GNU GPL 3.0'),
      claim('model.licence', 'CC-BY-4.0', 'inferred'),
    ),
  ).toEqual([
    'Licence: MIT (measured)',
    'Licence: GNU GPL 3.0 (declared)',
    'Licence: CC-BY-4.0 (inferred)',
  ]);
});

test('answers are short, whatever the model says', () => {
  const [line = ''] = linesOf(claim('model.architecture', '\u{1F984}'.repeat(500)));
  expect(Array.from(line).length).toBeLessThan(230);
  const many = Array.from({ length: 12 }, (_, i) => claim('model.licence', `L-${i}`));
  expect(linesOf(...many)[0]).toMatch(/L-9, and 2 more \(declared\)$/);
  expect(linesOf(claim('model.licence', { a: [1] }))).toEqual(['Licence: a: [1] (declared)']);
});

test('files are shown with size and digest, up to a thousand', () => {
  const files = Array.from({ length: 1002 }, (_, i) => ({ path: `f${i}`, sizeBytes: 1500 }));
  const { rows, more } = fileRows({ files });
  expect([rows.length, more, rows[0]]).toEqual([1000, 2, ['f0', '1.5 kB', '']]);
  expect(fileRows({})).toEqual({ rows: [], more: 0 });
});

test('shares say how many claims are known in each way, best first', () => {
  const claims = [claim('a', 1), claim('b', 1, 'measured'), claim('c', 1)];
  expect(tierShares(claims, TIERS)).toEqual(['1 measured', '2 declared']);
});
