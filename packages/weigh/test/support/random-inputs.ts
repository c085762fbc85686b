import { makeEvidence, makeFinding } from '@weighbridge/core';
import type { Evidence, Finding, JsonObject, Waiver } from '@weighbridge/core';
import { evidenceTypes } from '@weighbridge/evidence';
import { payloadsOf } from '@weighbridge/evidence/testing';
import { assess, listControls } from '@weighbridge/posture';
import type { Policy } from '@weighbridge/posture';
import fc from 'fast-check';
import type { AssessmentInputs } from '../../src/index.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const MODEL = 'pkg:huggingface/acme/fraud@7';
const DIGEST = `sha256:${'ab'.repeat(32)}` as const;

function instant(daysAgo: number): string {
  return new Date(NOW - daysAgo * DAY_MS).toISOString();
}

const GOOD = evidenceTypes
  .filter(({ type }) => /^(?:artifact|bom)\//.test(type))
  .map(({ type, samples }) => ({ type, payload: samples.good as JsonObject }));

/** Collected payloads, near misses of them, and any other JSON. */
const content = fc.oneof(
  fc.constantFrom(...GOOD),
  ...evidenceTypes.map((type) => typed(type.type, payloadsOf(type))),
  typed('signature/verification', fc.record({ valid: fc.boolean() })),
  typed(
    'other/thing',
    fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 4 })),
  ),
);

function typed(type: string, payload: fc.Arbitrary<unknown>) {
  return payload.map((each) => ({ type, payload: JSON.parse(JSON.stringify(each)) as JsonObject }));
}

const daysAgo = fc.constantFrom(0, 1, 3, 10, 40, 89, 200);

const evidence: fc.Arbitrary<Evidence> = fc
  .record({
    content,
    bound: fc.boolean(),
    days: daysAgo,
    expires: fc.option(fc.constantFrom(-3, 0, 1, 45, 300), { freq: 3 }),
    tier: fc.constantFrom('verified', 'measured', 'measured', 'declared', 'inferred'),
  })
  .map(({ content: each, bound, days, expires, tier }) =>
    makeEvidence({
      ...each,
      subject: bound ? { model: MODEL, digest: DIGEST } : { model: MODEL },
      producer: { name: 'test', version: '1' },
      observedAt: instant(days),
      ...(expires === null ? {} : { expiresAt: instant(days - expires) }),
      tier,
      locator: '.',
    }),
  );

const goodEvidence: fc.Arbitrary<readonly Evidence[]> = daysAgo.map((days) =>
  GOOD.map((each) =>
    makeEvidence({
      ...each,
      subject: { model: MODEL, digest: DIGEST },
      producer: { name: 'test', version: '1' },
      observedAt: instant(Math.min(days, 3)),
      tier: 'measured',
      locator: '.',
    }),
  ),
);

const finding: fc.Arbitrary<Finding> = fc
  .record({
    ruleId: fc.constantFrom(
      'code/remote-code',
      'safetensors/overlap',
      'licence/unknown',
      'other/rule',
    ),
    kind: fc.constantFrom('fail', 'fail', 'pass', 'unknown', 'not-applicable'),
    level: fc.constantFrom('error', 'error', 'warning', 'note', 'none'),
    message: fc.string({ unit: 'binary', maxLength: 20 }),
    key: fc.constantFrom('a', 'b'),
  })
  .map((parts) => makeFinding({ ...parts, locations: [{ path: 'model.safetensors' }] }));

const CONTROLS = listControls().map(({ id }) => id);

const waiver: fc.Arbitrary<Waiver> = fc
  .record({
    id: fc.constantFrom('W-1', 'W-2'),
    control: fc.constantFrom('WB-ART-1', 'WB-ART-2', 'WB-BOM-1', 'WB-BOM-4', ...CONTROLS),
    issued: fc.constantFrom(0, 1, 30),
    days: fc.constantFrom(1, 30, 90, 91),
  })
  .map(({ id, control, issued, days }) => ({
    id,
    control,
    who: 'ada',
    reason: 'It is being repaired.',
    scope: { model: MODEL },
    issuedAt: instant(issued),
    notAfter: instant(issued - days),
  }));

const ASKED = ['WB-ART-1', 'WB-ART-2', 'WB-BOM-1', 'WB-BOM-4'];

/** One for every control that these inputs can fail, so that gates open in spite of fails. */
const forgiving: readonly Waiver[] = ASKED.map((control) => ({
  id: `W-${control}`,
  control,
  who: 'ada',
  reason: 'It is being repaired.',
  scope: { model: MODEL },
  issuedAt: instant(1),
  notAfter: instant(-80),
}));

const policy: fc.Arbitrary<Policy> = fc
  .record({
    requires: fc.oneof(
      { weight: 1, arbitrary: fc.constant('all' as const) },
      { weight: 6, arbitrary: fc.subarray(ASKED) },
    ),
    ages: fc.dictionary(fc.constantFrom(...ASKED), fc.constantFrom(0.5, 5, 400), { maxKeys: 2 }),
    waivers: fc.oneof(fc.array(waiver, { maxLength: 3 }), fc.constant(forgiving)),
  })
  .map(({ requires, ages, waivers }) => ({
    name: 'test',
    requires,
    maxAgeDays: ages,
    licences: { allow: ['MIT'], deny: ['CC-BY-NC-4.0'] },
    waivers,
  }));

/** Everything that an assessment takes, sometimes with a previous statement. */
export const randomInputs: fc.Arbitrary<AssessmentInputs> = fc
  .record({
    evidence: fc.oneof(
      fc.array(evidence, { maxLength: 6 }),
      fc
        .tuple(goodEvidence, fc.array(evidence, { maxLength: 2 }))
        .map(([good, more]) => [...good, ...more]),
      goodEvidence,
    ),
    findings: fc.oneof(fc.constant([]), fc.array(finding, { maxLength: 3 })),
    policy,
    before: fc.option(fc.array(evidence, { maxLength: 3 }), { freq: 2 }),
  })
  .map(({ before, ...inputs }) => {
    const now = new Date(NOW).toISOString();
    if (before === null) return { ...inputs, now };
    const seen = [...inputs.evidence, ...before];
    return { ...inputs, now, previous: assess(seen, inputs.findings, inputs.policy, now) };
  });
