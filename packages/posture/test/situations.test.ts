import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engine } from './laws/engine.ts';
import { scenarios } from './laws/world.ts';

test('the situations cover enough of everything that the laws are about', () => {
  const seen: Record<string, number> = {};
  const count = (what: string) => {
    seen[what] = (seen[what] ?? 0) + 1;
  };
  for (const scenario of fc.sample(scenarios, { numRuns: 5000, seed: 7 })) {
    const { gate, verdicts, counts } = engine(scenario.catalogue, scenario);
    count(gate.outcome);
    if (gate.waived > 0) count('waived');
    if (counts.stale > 0) count('stale');
    if (scenario.before !== undefined) count('previous');
    for (const { status, reason } of verdicts) count(`${status} ${reason}`);
  }
  const wanted = [
    'admit',
    'admit-with-conditions',
    'refuse',
    'cannot-decide',
    'waived',
    'stale',
    'previous',
    'pass evidence-supports',
    'not-applicable evidence-not-applicable',
    'fail evidence-adverse',
    'fail finding-adverse',
    'fail contradicted',
    'unknown evidence-missing',
    'unknown evidence-inconclusive',
    'unknown error',
    'unknown single-observation',
    'unknown signature-lapsed',
    'unknown no-collector',
  ];
  for (const each of wanted) expect(seen[each] ?? 0, each).toBeGreaterThan(25);
});
