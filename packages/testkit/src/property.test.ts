import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { propertyRuns } from './property.ts';

const RUNS = { short: 30, long: 100 };

beforeEach(() => {
  vi.stubEnv('WEIGHBRIDGE_LONG', undefined);
  vi.stubEnv('WEIGHBRIDGE_PROPERTY_RUNS', undefined);
});

afterEach(() => vi.unstubAllEnvs());

test.for([
  [undefined, 30],
  ['1', 100],
  ['true', 100],
  ['0', 100],
  ['1.5', 100],
  ['4', 400],
] as const)('WEIGHBRIDGE_LONG=%s gives %s runs', ([times, runs]) => {
  vi.stubEnv('WEIGHBRIDGE_LONG', times);
  expect(propertyRuns(RUNS)).toBe(runs);
});

test('never more than WEIGHBRIDGE_PROPERTY_RUNS', () => {
  vi.stubEnv('WEIGHBRIDGE_PROPERTY_RUNS', '20');
  expect(propertyRuns(RUNS)).toBe(20);
  vi.stubEnv('WEIGHBRIDGE_LONG', '4');
  expect(propertyRuns(RUNS)).toBe(20);
});
