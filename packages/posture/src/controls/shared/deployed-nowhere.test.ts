import type { JsonObject } from '@weighbridge/core';
import { deploymentInventory } from '@weighbridge/evidence';
import { expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import type { Policy } from '../../policy.ts';
import { deployedNowhere } from './deployed-nowhere.ts';

const judge = asked(
  deploymentInventory,
  deployedNowhere.judge as NonNullable<typeof deployedNowhere.judge>,
);

const none = { count: 0, listed: [] };
const idle = { name: 'eu', complete: true, serving: none, undetermined: none };
const us = { ...idle, name: 'us' };
const one = { count: 1, listed: ['Deployment scoring/fraud'] };

function said(clusters: readonly JsonObject[], names: readonly string[] | undefined): string {
  const policy: Policy = { name: 'test', requires: [], ...(names && { clusters: names }) };
  const { outcome, message } = judge({ clusters }, policy);
  return `${outcome}: ${message}`;
}

test.for<readonly [string, readonly JsonObject[], readonly string[] | undefined, string]>([
  [
    'the one cluster',
    [idle],
    ['eu'],
    'supports: Not deployed: no workload of eu serves the model.',
  ],
  [
    'both',
    [idle, us],
    ['us', 'eu'],
    'supports: Not deployed: no workload of us, eu serves the model.',
  ],
  [
    'more clusters than the policy names',
    [idle, us],
    ['eu'],
    'supports: Not deployed: no workload of eu serves the model.',
  ],
  ['one of two', [idle], ['eu', 'us'], 'inconclusive: The cluster us was not listed.'],
  ['nothing', [], ['eu'], 'inconclusive: The cluster eu was not listed.'],
  [
    'a cluster that the policy does not name',
    [idle],
    undefined,
    'inconclusive: The policy names no cluster, so no list of clusters is known to be whole.',
  ],
  [
    'nothing, under a policy that names no cluster',
    [idle],
    [],
    'inconclusive: The policy names no cluster, so no list of clusters is known to be whole.',
  ],
  [
    'a part of one',
    [{ ...idle, complete: false }],
    ['eu'],
    'inconclusive: The cluster eu was not listed whole.',
  ],
  [
    'the whole of one and a part of it',
    [idle, { ...idle, complete: false }],
    ['eu'],
    'inconclusive: The cluster eu was not listed whole.',
  ],
  [
    'a workload that does not say',
    [{ ...idle, undetermined: one }],
    ['eu'],
    'inconclusive: 1 workload of the cluster eu does not say which model it serves.',
  ],
  [
    'two that do not say',
    [{ ...idle, undetermined: { count: 2, listed: [] } }],
    ['eu'],
    'inconclusive: 2 workloads of the cluster eu do not say which model they serve.',
  ],
  [
    'a deployment',
    [{ ...idle, serving: one }],
    ['eu'],
    'inconclusive: The model is deployed: eu (1 workload) serves it.',
  ],
  [
    'a deployment elsewhere',
    [idle, { ...us, serving: { count: 2, listed: [] } }],
    ['eu'],
    'inconclusive: The model is deployed: us (2 workloads) serves it.',
  ],
  [
    'two deployments',
    [
      { ...idle, serving: one },
      { ...us, serving: one },
    ],
    ['eu'],
    'inconclusive: The model is deployed: eu (1 workload), us (1 workload) serve it.',
  ],
  [
    'a cluster that miscounts what serves',
    [{ ...idle, serving: { ...one, count: 0 } }],
    ['eu'],
    'inconclusive: The evidence contradicts itself: a list holds more than is counted.',
  ],
  [
    'a cluster that miscounts what does not say',
    [{ ...idle, undetermined: { ...one, count: 0 } }],
    ['eu'],
    'inconclusive: The evidence contradicts itself: a list holds more than is counted.',
  ],
  [
    'three',
    ['a', 'b', 'c'].map((name) => ({ ...idle, name })),
    ['a', 'b', 'c'],
    'supports: Not deployed: no workload of a, b, c serves the model.',
  ],
  [
    'many',
    Array.from('abcde', (name) => ({ ...idle, name })),
    Array.from('abcde'),
    'supports: Not deployed: no workload of a, b, c, 2 more serves the model.',
  ],
])('a list of %s', ([, clusters, names, expected]) => {
  expect(said(clusters, names)).toBe(expected);
});

test('without a policy that names clusters, it says where to name them', () => {
  const { remedy } = judge({ clusters: [idle] }, { name: 'test', requires: [] });
  expect(remedy).toBe('Name every cluster that may serve models in the policy, under clusters.');
});
