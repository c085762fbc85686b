import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { test } from 'vitest';
import { engine } from './laws/engine.ts';
import { LAWS } from './laws/index.ts';
import { scenarios } from './laws/world.ts';

const numRuns = propertyRuns({ short: 500, long: 1_000 });

test.for(Object.entries(LAWS))('the engine satisfies law %s', ([, law]) => {
  fc.assert(
    fc.property(scenarios, (scenario) => law(engine, scenario)),
    { numRuns },
  );
});
