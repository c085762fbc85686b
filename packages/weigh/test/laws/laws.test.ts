import { rmSync } from 'node:fs';
import { propertyRuns } from '@weighbridge/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBase } from './folder.ts';
import { runFolder } from './run.ts';

let base = '';
beforeAll(() => {
  base = makeBase();
});
afterAll(() => rmSync(base, { recursive: true }));

const RUNS = propertyRuns({ short: 30, long: 300 });

test(
  'no closed gate opens by deleting or breaking, and every honest folder is admitted at every step',
  async () => {
    let [steps, honest] = [0, 0];
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const told = await runFolder(seed, base);
      expect(told.broken).toEqual([]);
      honest += told.honest;
      for (const { taken } of told.steps.values()) steps += taken;
    }
    expect(honest / steps).toBeGreaterThan(1 / 3);
  },
  RUNS * 2000,
);
