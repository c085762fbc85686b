import { isRuleId } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { ruleSets } from './rule-sets.ts';

test('every set names the package that it comes from', async () => {
  for (const { owner, rules } of await ruleSets()) {
    const { ruleSet } = (await import(owner)) as { readonly ruleSet: { readonly rules: unknown } };
    expect(ruleSet.rules).toBe(rules);
  }
});

test('no two rules share an id, and every id is valid', async () => {
  const ids = (await ruleSets()).flatMap(({ rules }) => rules.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !isRuleId(id))).toEqual([]);
});
