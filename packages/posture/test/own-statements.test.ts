import type { Evidence, Finding, Posture } from '@weighbridge/core';
import { CoreError } from '@weighbridge/core';
import { postureSchema } from '@weighbridge/core/schema';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess, builtInPolicies, PostureError } from '../src/index.ts';
import type { Policy } from '../src/index.ts';
import { fact, goodFacts, MODEL, NOW, overlap, waiver } from './support/facts.ts';

const { default: standard } = builtInPolicies;
const before = assess(goodFacts(), [overlap], standard, '2026-11-23T10:00:00Z');

interface Given {
  readonly evidence?: readonly Evidence[];
  readonly findings?: readonly Finding[];
  readonly policy?: Policy;
  readonly previous?: Posture;
}

/** Every text that an input brings and a statement repeats. */
const REPEATED: Readonly<Record<string, (text: string) => Given>> = {
  'the name of a model': (model) => ({ evidence: [fact('a/b', {}, { subject: { model } })] }),
  'a type of evidence': (type) => ({ evidence: [fact(type, {})] }),
  'an instant': (observedAt) => ({ evidence: [fact('a/b', {}, { observedAt })] }),
  'the id of a rule': (ruleId) => ({ findings: [{ ...overlap, ruleId }] }),
  'a fingerprint': (fingerprint) => ({ findings: [{ ...overlap, fingerprint }] }),
  'the message of a finding': (message) => ({ findings: [{ ...overlap, message }] }),
  'advice of a finding': (remediation) => ({ findings: [{ ...overlap, remediation }] }),
  'a path of a finding': (path) => ({ findings: [{ ...overlap, locations: [{ path }] }] }),
  'the name of a policy': (name) => ({ policy: { ...standard, name } }),
  'the id of a waiver': (id) => ({ policy: { ...standard, waivers: [waiver({ id })] } }),
  'the control of a waiver': (control) => ({
    policy: { ...standard, waivers: [waiver({ control })] },
  }),
  'an end of a waiver': (notAfter) => ({
    policy: { ...standard, waivers: [waiver({ notAfter })] },
  }),
  'a listed type': (type) => ({ previous: listing({ type }) }),
  'a listed model': (model) => ({ previous: listing({ subject: { model } }) }),
  'a control that is listed': (control) => ({
    previous: listing({ standings: { [control]: 'adverse' } }),
  }),
  'a listed rule': (ruleId) => ({
    previous: { ...before, findings: before.findings.map((each) => ({ ...each, ruleId })) },
  }),
  'a remembered type': (type) => ({ previous: remembering({ type }) }),
  'a remembered path': (path) => ({ previous: remembering({ path }) }),
};

function listing(change: Partial<Posture['evidence'][number]>): Posture {
  return { ...before, evidence: before.evidence.map((item) => ({ ...item, ...change })) };
}

function remembering(change: Partial<Posture['remembered'][number]>): Posture {
  const known = {
    type: 'bom/licence',
    path: 'README.md',
    digest: `sha256:${'ab'.repeat(32)}`,
    observedAt: before.assessedAt,
    fact: {},
  } as const;
  return { ...before, remembered: [{ ...known, ...change }] };
}

/** The valid value of each place. */
const ORDINARY: readonly string[] = [
  MODEL,
  'a/b',
  'WB-ART-1',
  '2026-11-23T00:00:00Z',
  '2026-12-23T00:00:00Z',
  `sha256:${'cd'.repeat(32)}`,
];
const ODD: readonly string[] = [
  'POD008',
  'A/b',
  'a b/c',
  '../x',
  'a/../b',
  '/a',
  'a\u0000b',
  'wb-art-1',
  '2026-11-23T00:00:00.1234567891Z',
  '2026-02-30T00:00:00Z',
  'sha256:00',
  '__proto__',
  ...[129, 256, 257, 1024, 1025, 2001, 16_385, 200_000].map((length) => 'x'.repeat(length)),
];
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom(...ORDINARY, ...ODD),
);

test.for(Object.entries(REPEATED))('%s is refused, or makes a readable statement', ([, give]) => {
  const read = (text: string): Posture | undefined => {
    const posture = attempt(() => {
      const { evidence = goodFacts(), findings = [], ...given } = give(text);
      return assess(evidence, findings, given.policy ?? standard, NOW, given.previous);
    });
    return posture === undefined ? undefined : (postureSchema.parse(posture) as Posture);
  };
  expect(ORDINARY.map(read).some((posture) => posture !== undefined)).toBe(true);
  fc.assert(
    fc.property(texts, (text) => {
      read(text);
    }),
    { numRuns: propertyRuns({ short: 200, long: 2000 }) },
  );
});

/** The message of a refusal; any other error is a defect. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof PostureError || error instanceof CoreError) return undefined;
    throw error;
  }
}
