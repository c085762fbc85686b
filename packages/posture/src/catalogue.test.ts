import { canonicalDigest } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { catalogue, makeCatalogue } from './catalogue.ts';
import type { ControlDefinition } from './control.ts';

const [first] = catalogue.controls;
const digestOf = (version: string, ...controls: readonly ControlDefinition[]) =>
  makeCatalogue(version, controls).digest;

/** The first control of the catalogue, changed. */
function changed(change: Partial<ControlDefinition>): ControlDefinition {
  if (first === undefined) throw new Error('the catalogue is empty');
  return { ...first, ...change };
}

test('equal catalogues have equal digests, and the shipped catalogue has its own', () => {
  expect(digestOf(catalogue.version, ...catalogue.controls)).toBe(catalogue.digest);
  expect(makeCatalogue('1', [changed({})]).controls).toEqual([first]);
  expect(makeCatalogue('1', [])).toMatchObject({ version: '1', controls: [] });
});

test.for<[string, Partial<ControlDefinition>]>([
  ['title', { title: 'Another' }],
  ['question', { question: 'Another?' }],
  ['severity', { severity: 'low' }],
  ['age', { maxAgeDays: 1 }],
  ['rules', { rules: ['other/'] }],
  ['needs', { needs: [] }],
  ['need', { needs: (first?.needs ?? []).map((need) => ({ ...need, shows: 'Another.' })) }],
])('another %s is another catalogue', ([, change]) => {
  expect(digestOf('1', changed(change))).not.toBe(digestOf('1', changed({})));
});

test('the digest covers only the data, including whether anything collects each type', () => {
  const need = { type: 't', shows: 'It.', grants: 'pass' } as const;
  const judge = () => ({ outcome: 'supports', message: 'It does.' }) as const;
  const made = digestOf('1', changed({ needs: [need, { ...need, judge }] }));
  const needs = [
    { ...need, collected: false },
    { ...need, collected: true },
  ];
  expect(made).toBe(canonicalDigest({ version: '1', controls: [{ ...first, needs }] }));
});

test('the digest covers the text that says how each type is remembered', () => {
  const need = { type: 't', shows: 'It.', grants: 'pass' } as const;
  const remembered = (answer: string) =>
    digestOf('1', changed({ needs: [{ ...need, remember: { filesIn: () => [], answer } }] }));
  const data = { ...need, collected: false, remembered: 'or once it is back' };
  expect(remembered('or once it is back')).toBe(
    canonicalDigest({ version: '1', controls: [{ ...first, needs: [data] }] }),
  );
  expect(remembered('or never')).not.toBe(remembered('or once it is back'));
});

test('another version changes the digest, and so does starting to collect a type, or another order', () => {
  const [need] = first?.needs ?? [];
  const { judge, ...bare } = need ?? { type: 't', shows: 's', grants: 'pass' as const };
  const without = changed({ needs: [bare] });
  expect(typeof judge).toBe('function');
  expect(digestOf('2', without)).not.toBe(digestOf('1', without));
  expect(digestOf('1', changed({ needs: [{ ...bare, judge: judge! }] }))).not.toBe(
    digestOf('1', without),
  );
  const other = changed({ id: 'WB-X-1' });
  expect(digestOf('1', other, without)).not.toBe(digestOf('1', without, other));
});
