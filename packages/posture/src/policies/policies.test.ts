import { readdirSync } from 'node:fs';
import type { JsonObject } from '@weighbridge/core';
import { evidenceTypes } from '@weighbridge/evidence';
import { expect, test } from 'vitest';
import { fact, NOW } from '../../test/support/facts.ts';
import { signing } from '../../test/support/signers.ts';
import { assess } from '../assess.ts';
import { controls } from '../controls/index.ts';
import type { Policy } from '../policy.ts';
import { policySchema } from '../schema.ts';
import { builtInPolicies } from './index.ts';

/** Files that policies share, which are not policies. */
const PARTS = ['index', 'licences'];
const ids = controls.map(({ id }) => id);
const collected = new Set(
  controls.flatMap(({ id, needs }) => (needs.some(({ judge }) => judge) ? [id] : [])),
);

/** The outcome under a policy of the best possible evidence of each type. */
function outcomeOf(policy: Policy): string {
  const evidence = evidenceTypes.map(({ type, samples }) =>
    fact(type, samples.good as unknown as JsonObject, { tier: 'verified' }),
  );
  return assess(evidence, [], { ...policy, ...signing }, NOW).gate.outcome;
}

/** The problems of a built-in policy, one sentence each. */
function policyProblems(name: string, policy: Policy): readonly string[] {
  if (!policySchema.safeParse(policy).success) return ['its schema refuses it'];
  const required = policy.requires === 'all' ? ids : policy.requires;
  const best = required.every((id) => collected.has(id)) ? 'admit' : 'cannot-decide';
  const good = outcomeOf(policy);
  return [
    ...(policy.name === name ? [] : [`it is registered as ${name} and called ${policy.name}`]),
    ...(/^[A-Z].+\.$/.test(policy.description ?? '') ? [] : ['its description is not a sentence']),
    ...(required.length > 0 ? [] : ['it requires no control']),
    ...(good === best ? [] : [`the best evidence that there is leads to ${good}`]),
  ];
}

test('each policy is one file named after it, and each such file is registered', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => !PARTS.includes(name));
  expect(files.sort(), 'list the missing policy in src/policies/index.ts').toEqual(
    Object.keys(builtInPolicies).sort(),
  );
});

test.for(Object.entries(builtInPolicies))(
  '%s asks for existing controls, and admits a model that satisfies them all',
  ([name, policy]) => {
    expect(policyProblems(name, policy)).toEqual([]);
  },
);

test.for<[string, Partial<Policy>, string]>([
  ['with another name', { name: 'other' }, 'it is registered as planted and called other'],
  ['with an unknown control', { requires: ['WB-X-1'] }, 'its schema refuses it'],
  ['without a sentence', { description: 'Strict' }, 'its description is not a sentence'],
  ['that requires nothing', { requires: [] }, 'it requires no control'],
  [
    'that nothing can satisfy',
    { licences: { allow: [], deny: ['MIT', 'Apache-2.0'] } },
    'the best evidence that there is leads to refuse',
  ],
])('a policy %s is refused', ([, change, said]) => {
  const planted = { ...builtInPolicies.default, name: 'planted', ...change };
  expect(policyProblems('planted', planted).join('\n')).toContain(said);
});

test('a correct policy of the same form is accepted', () => {
  const planted = { ...builtInPolicies.default, name: 'planted' };
  expect(policyProblems('planted', planted)).toEqual([]);
});
