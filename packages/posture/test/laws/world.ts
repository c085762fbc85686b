import type { Evidence, Finding, Posture, Waiver } from '@weighbridge/core';
import { makeEvidence, makeFinding } from '@weighbridge/core';
import fc from 'fast-check';
import type { Catalogue } from '../../src/catalogue.ts';
import type { Policy } from '../../src/policy.ts';
import { signing } from '../support/signers.ts';
import { attested } from './attested.ts';
import { builtInWorld } from './built-in-world.ts';
import { syntheticWorld } from './synthetic-world.ts';
import type { World } from './world-shape.ts';

/** The function that a law is about: the engine, or a planted wrong evaluator. */
export type Evaluator = (catalogue: Catalogue, given: Given) => Posture;

/** Every input of one assessment. */
export interface Given {
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
  readonly policy: Policy;
  readonly now: string;
  readonly previous?: Posture;
}

/** One situation, with more items that can be added to it. */
export interface Scenario extends Given {
  readonly catalogue: Catalogue;
  /** Evidence and findings that the previous statement saw, in addition to those that are still here. */
  readonly before?: {
    readonly evidence: readonly Evidence[];
    readonly findings: readonly Finding[];
  };
  readonly moreEvidence: readonly Evidence[];
  readonly moreFindings: readonly Finding[];
  /** Random choices; each law reads as many as it needs. */
  readonly choices: readonly boolean[];
  readonly laterDays: number;
}

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-23T12:00:00Z');
const MODEL = 'pkg:huggingface/acme/fraud@7';
const DIGEST = `sha256:${'ab'.repeat(32)}` as const;

/** Few instants, so that many things happen at the same one. */
const daysAgo = fc.constantFrom(0, 1, 2, 3, 10, 40, 89, 95, 200);

function instant(days: number): string {
  return new Date(NOW - days * DAY_MS).toISOString();
}

function evidenceOf(world: World): fc.Arbitrary<Evidence> {
  return fc
    .record({
      of: fc.oneof(
        { weight: 5, arbitrary: fc.record({ content: world.payload }) },
        { weight: 1, arbitrary: fc.record({ content: world.handedIn, attested }) },
      ),
      bound: fc.constantFrom(true, true, true, false),
      daysAgo,
      expiresInDays: fc.option(fc.constantFrom(-3, 0, 1, 2, 5, 45, 300), { freq: 3 }),
      tier: fc.constantFrom('verified', 'measured', 'measured', 'declared', 'inferred', 'none'),
    })
    .map(({ of: { content, ...by }, bound, daysAgo: days, expiresInDays, tier }) =>
      makeEvidence({
        ...content,
        ...by,
        subject: bound ? { model: MODEL, digest: DIGEST } : { model: MODEL },
        producer: { name: 'test', version: '1' },
        observedAt: instant(days),
        ...(expiresInDays === null ? {} : { expiresAt: instant(days - expiresInDays) }),
        tier,
        locator: '.',
      }),
    );
}

/** Evidence with which every control that can pass does. */
function goodOf({ good }: World): fc.Arbitrary<readonly Evidence[]> {
  return fc
    .record({ bound: fc.constantFrom(true, true, true, false), days: fc.constantFrom(1, 1, 2, 3) })
    .map(({ bound, days }) =>
      good.map((content) =>
        makeEvidence({
          ...content,
          subject: bound ? { model: MODEL, digest: DIGEST } : { model: MODEL },
          producer: { name: 'test', version: '1' },
          observedAt: instant(days),
          tier: 'measured',
          locator: '.',
        }),
      ),
    );
}

function findingOf(world: World): fc.Arbitrary<Finding> {
  return fc
    .record({
      ruleId: world.ruleId,
      kind: fc.constantFrom('fail', 'fail', 'pass', 'unknown', 'not-applicable'),
      level: fc.constantFrom('error', 'error', 'warning', 'note', 'none'),
      key: fc.constantFrom('a', 'b'),
    })
    .map((parts) => makeFinding({ ...parts, message: `About ${parts.key}.`, locations: [] }));
}

function waiverOf(controls: readonly string[]): fc.Arbitrary<Waiver> {
  return fc
    .record({
      control: fc.constantFrom(...controls, ...controls, 'WB-NONE-1'),
      model: fc.constantFrom(MODEL, MODEL, MODEL, MODEL, 'other'),
      digest: fc.constantFrom(undefined, undefined, DIGEST, `sha256:${'cd'.repeat(32)}` as const),
      issued: fc.constantFrom(0, 1, 30, 89),
      days: fc.constantFrom(1, 30, 90, 90, 91),
      id: fc.constantFrom('W-1', 'W-2', 'W-3', 'W-4'),
    })
    .map(({ control, model, digest, issued, days, id }) => ({
      id,
      control,
      who: 'ada',
      reason: 'It is being repaired.',
      scope: { model, ...(digest === undefined ? {} : { digest }) },
      issuedAt: instant(issued),
      notAfter: instant(issued - days),
    }));
}

/** In force for 81 days; with one of 91 days it would last too long. */
function waiverFor(control: string, days: 81 | 91): Waiver {
  return {
    id: `W-${control}`,
    control,
    who: 'ada',
    reason: 'It is being repaired.',
    scope: { model: MODEL },
    issuedAt: instant(1),
    notAfter: instant(1 - days),
  };
}

function policyOf({ catalogue, observed }: World): fc.Arbitrary<Policy> {
  const ids = catalogue.controls.map(({ id }) => id);
  const asked = catalogue.controls
    .filter(({ needs }) => needs.some(({ judge }) => judge !== undefined))
    .map(({ id }) => id);
  return fc
    .record({
      requires: fc.oneof(
        { weight: 1, arbitrary: fc.constant('all' as const) },
        { weight: 6, arbitrary: fc.subarray(asked) },
        { weight: 1, arbitrary: fc.subarray(ids, { maxLength: 3 }) },
      ),
      signed: fc.constantFrom(true, true, true, false),
      observers: fc.constantFrom('team', 'team', 'house', 'pipeline'),
      ages: fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(1, 5, 400), { maxKeys: 2 }),
      advisory: fc.oneof(
        { weight: 4, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.subarray(asked) },
      ),
      waivers: fc.oneof(
        fc.array(waiverOf(asked), { maxLength: 3 }),
        // One for every control, so that gates open in spite of fails.
        fc
          .constantFrom(81 as const, 81 as const, 81 as const, 91 as const)
          .map((days) => asked.map((control) => waiverFor(control, days))),
      ),
    })
    .map(({ requires, ages, waivers, signed, observers, advisory }) => ({
      name: 'test',
      requires,
      advisory:
        requires === 'all'
          ? []
          : (advisory as readonly string[]).filter((id) => !requires.includes(id)),
      clusters: ['production'],
      maxAgeDays: ages,
      licences: { allow: ['MIT', 'Apache-2.0'], deny: ['CC-BY-NC-4.0'] },
      ...(signed ? { ...signing, observers: [{ signer: observers, types: observed }] } : {}),
      waivers,
    }));
}

function scenarioOf(world: World): fc.Arbitrary<Scenario> {
  const some = fc.array(evidenceOf(world), { maxLength: 7 });
  const evidence = fc.oneof(
    some,
    fc
      .tuple(goodOf(world), fc.array(evidenceOf(world), { maxLength: 3 }))
      .map((each) => each.flat()),
  );
  const findings = fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(findingOf(world), { maxLength: 3 }) },
  );
  const before = fc.option(fc.record({ evidence, findings }), { nil: undefined });
  return fc
    .record({
      evidence,
      findings,
      policy: policyOf(world),
      before,
      moreEvidence: fc.array(evidenceOf(world), { minLength: 1, maxLength: 3 }),
      moreFindings: fc.array(findingOf(world), { maxLength: 1 }),
      choices: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
      laterDays: fc.constantFrom(0.5, 1, 3, 50, 100, 1000),
    })
    .map(({ before: earlier, ...rest }) => ({
      ...rest,
      catalogue: world.catalogue,
      now: new Date(NOW).toISOString(),
      ...(earlier === undefined ? {} : { before: earlier }),
    }));
}

/** Situations under the real catalogue. */
export const builtInScenarios: fc.Arbitrary<Scenario> = scenarioOf(builtInWorld);

/** Situations under the real catalogue and under made-up ones. */
export const scenarios: fc.Arbitrary<Scenario> = fc.oneof(
  builtInScenarios,
  syntheticWorld.chain(scenarioOf),
);

/** The current input, with the statement that was made when the earlier items were still there. */
export function givenOf(scenario: Scenario, evaluate: Evaluator): Given {
  const { catalogue, before, evidence, findings, policy, now } = scenario;
  const given = { evidence, findings, policy, now };
  if (before === undefined) return given;
  const previous = evaluate(catalogue, {
    ...given,
    evidence: [...evidence, ...before.evidence],
    findings: [...findings, ...before.findings],
  });
  return { ...given, previous };
}

export function later(now: string, days: number): string {
  return new Date(Date.parse(now) + days * DAY_MS).toISOString();
}
