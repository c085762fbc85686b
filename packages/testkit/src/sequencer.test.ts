import { expect, test } from 'vitest';
import { longestRun } from './sequencer.ts';

test.for([
  ['propertyRuns({ short: 40, long: 1_000 })', 1_000],
  ['a({ short: 1, long: 20 });\nb({ long: 300 });\nc({ long: 7 })', 300],
  ['const belong: 9 = 9;', 0],
  ['', 0],
] as const)('the maximum of %j is %i runs', ([text, runs]) => {
  expect(longestRun(text)).toBe(runs);
});
