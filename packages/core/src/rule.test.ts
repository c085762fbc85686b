import { expect, test } from 'vitest';
import { makeFinding } from './fingerprint.ts';
import { findingByRule } from './rule.ts';
import type { Rule } from './rule.ts';
import { findingSchema } from './schema.ts';

const rule: Rule = {
  id: 'safetensors/overlap',
  summary: 'Two tensors share bytes.',
  remediation: 'Fetch the file again.',
  citations: ['https://example.org/spec'],
};
const found = { kind: 'fail', level: 'error', message: 'a and b.', locations: [] } as const;

test('a finding has the remedy and the sources of its rule', () => {
  const finding = findingByRule({ ...rule, cwe: ['CWE-119'] }, { ...found, properties: { n: 1 } });
  expect(findingSchema.parse(finding)).toEqual(finding);
  expect(finding).toMatchObject({
    ruleId: 'safetensors/overlap',
    message: 'a and b.',
    remediation: 'Fetch the file again.',
    citations: ['https://example.org/spec'],
    cwe: ['CWE-119'],
    properties: { n: 1 },
  });
});

test('a finding has no members for what its rule leaves out', () => {
  for (const cwe of [undefined, []]) {
    const finding = findingByRule(cwe === undefined ? rule : { ...rule, cwe }, found);
    expect(Object.keys(finding)).not.toContain('cwe');
    expect(Object.keys(finding)).not.toContain('properties');
  }
});

test('the key distinguishes two findings at one place, as in makeFinding', () => {
  const [a, b] = ['a', 'b'].map((key) => findingByRule(rule, { ...found, key }));
  expect(a?.fingerprint).not.toBe(b?.fingerprint);
  const { fingerprint } = makeFinding({ ...found, ruleId: rule.id, key: 'a' });
  expect(a?.fingerprint).toBe(fingerprint);
});
