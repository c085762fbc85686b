// Time to assess 1,000 evidence items, compared with the minimum for any evaluator that checks their ids.
import { evidenceId } from '@weighbridge/core';
import { assess, builtInPolicies } from '../src/index.ts';
import { bom, fact, formats, inventory, licence, WEIGHTS } from '../test/support/facts.ts';

const START = Date.parse('2026-11-01T00:00:00Z');
const PAYLOADS = [
  ['artifact/formats', formats(...Array.from({ length: 40 }, () => WEIGHTS))],
  ['artifact/inventory', inventory],
  ['bom/cyclonedx', bom],
  ['bom/licence', licence('MIT', 'Apache-2.0 OR GPL-3.0-only')],
] as const;

const evidence = Array.from({ length: 1000 }, (_, at) => {
  const [type, payload] = PAYLOADS[at % PAYLOADS.length] ?? PAYLOADS[0];
  return fact(type, payload, { observedAt: new Date(START + at * 60_000).toISOString() });
});

function median(run: () => void): number {
  const times = Array.from({ length: 101 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[50] ?? 0;
}

const assessing = () => assess(evidence, [], builtInPolicies.prod, '2026-11-23T00:00:00Z');
const checking = () => evidence.map(evidenceId);
const [whole, floor] = [median(assessing), median(checking)];
console.log(
  `assess 1,000 items: ${whole.toFixed(1)} ms; their ids alone: ${floor.toFixed(1)} ms; ratio ${(whole / floor).toFixed(2)}`,
);
