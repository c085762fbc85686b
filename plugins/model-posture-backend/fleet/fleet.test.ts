import { expect, test } from 'vitest';
import { drawFleet, listFleet } from './fleet.ts';

const NOW = new Date('2026-06-01T00:00:00Z');

test('lists what it generates', () => {
  for (const seed of [1, 7]) {
    const drawn = Array.from(drawFleet({ models: 60, seed, now: NOW }));
    expect(Array.from(listFleet({ models: 60, seed }))).toEqual(
      drawn.map(({ name, listed }) => ({ name, listed })),
    );
  }
});

test.for([0, -1, 1.5, NaN, 100_001])('refuses a fleet of %s', (models) => {
  expect(() => listFleet({ models }).next()).toThrow(RangeError);
  expect(() => drawFleet({ models, now: NOW }).next()).toThrow(RangeError);
});
