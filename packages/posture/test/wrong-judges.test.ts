import { artifactInventory } from '@weighbridge/evidence';
import { expect, test } from 'vitest';
import type { Judge } from '../src/control.ts';
import { judgeInventory } from '../src/controls/artifact/inventory.ts';
import { breach, JUDGE_LAWS } from './laws/judge-laws.ts';
import { typeOf } from './support/judging.ts';

const type = typeOf(artifactInventory.type);
const right = judgeInventory as unknown as Judge;
const supports = { outcome: 'supports', message: 'It does.' } as const;

/** The laws that a judge breaks. */
function broken(judge: Judge): readonly string[] {
  return Object.entries(JUDGE_LAWS)
    .filter(([, law]) => breach(law, judge, type) !== '')
    .map(([name]) => name);
}

const [GOOD, SAME, READS] = Object.keys(JUDGE_LAWS);

test('a judge that reads only its payload satisfies all of them', () => {
  expect(broken(right)).toEqual([]);
});

let calls = 0;
const everySecond: Judge = (payload, policy) => {
  calls += 1;
  return calls % 2 === 0 ? supports : right(payload, policy);
};
const everyFifth: Judge = (payload, policy) => {
  calls += 1;
  return calls % 5 === 0 ? supports : right(payload, policy);
};
const remembers = new Set<string>();
const supportsWhatIsNew: Judge = (payload, policy) => {
  const text = JSON.stringify(payload);
  if (remembers.has(text)) return right(payload, policy);
  remembers.add(text);
  return supports;
};

test.for<[string, Judge, readonly (string | undefined)[]]>([
  ['supports every second call', everySecond, [SAME]],
  ['supports every fifth call', everyFifth, [SAME]],
  ['supports what it has not seen before', supportsWhatIsNew, [SAME]],
  ['supports anything', () => supports, [READS]],
  ['reads only the policy', (_, { name }) => ({ ...supports, message: `${name}.` }), [READS]],
  [
    'was never written',
    () => ({ outcome: 'inconclusive', message: 'Nobody has written it.' }),
    [GOOD, READS],
  ],
])('a judge that %s is caught', ([, judge, laws]) => {
  expect(broken(judge)).toEqual(laws);
});
