import type { Posture } from '@weighbridge/core';
import { assess } from '@weighbridge/posture';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAdmission, holdsUntil, postureDigest, verifyPosture } from '../src/index.ts';
import type { AssessmentInputs, VerifyPostureOptions } from '../src/index.ts';
import { payloadOf, trust } from './support/keys.ts';
import { randomInputs } from './support/random-inputs.ts';
import { digestsOf, inputsWith, NOW, samples, sign } from './support/signed.ts';

const DAY_MS = 86_400_000;
const UTF8 = new TextEncoder();

type Assessed = AssessmentInputs & { readonly posture: Posture };

const verify = async (inputs: Assessed, options: Partial<VerifyPostureOptions> = {}) => {
  const signed = await sign(inputs);
  const evidence = UTF8.encode(signed['posture-evidence.json']);
  const subjects = digestsOf(inputs.posture);
  return verifyPosture(signed['posture.json'], { trust, subjects, evidence, now: NOW, ...options });
};

const assessAll = (inputs: AssessmentInputs, previous?: Posture): Assessed => {
  const { evidence, findings, policy, now } = inputs;
  const given = { evidence, findings, policy, now, ...(previous && { previous }) };
  return { ...given, posture: assess(evidence, findings, policy, now, previous) };
};

describe('only an admission verifies', () => {
  test.for<[outcome: string, code: string]>([
    ['refuse', 'POSTURE_REFUSED'],
    ['cannot-decide', 'POSTURE_UNDECIDED'],
  ])('%s is %s, and verifies only as genuine', async ([outcome, code]) => {
    const inputs = inputsWith(outcome);
    await expect(verify(inputs)).rejects.toMatchObject({ code, details: { outcome } });
    const genuine = await verify(inputs, { genuineOnly: true });
    expect([genuine.posture.gate.outcome, genuine.admission]).toEqual([outcome, null]);
  });

  test.for(['admit', 'admit-with-conditions'])('%s verifies', async (outcome) => {
    const { admission } = await verify(inputsWith(outcome));
    expect(Date.parse(admission?.holdsUntil ?? '')).toBeGreaterThan(NOW.getTime());
  });

  test('refuses an admission on conditions where a plain one is required', async () => {
    const strict = { strict: true };
    await expect(verify(inputsWith('admit'), strict)).resolves.toBeDefined();
    await expect(verify(inputsWith('admit-with-conditions'), strict)).rejects.toMatchObject({
      code: 'POSTURE_CONDITIONS',
    });
  });
});

describe('accepts nothing after its own dates', () => {
  const at = (time: number) => ({ now: new Date(time) });
  const weighedAt = Date.parse('2026-11-23T12:00:00.000Z');

  test.for(['admit', 'admit-with-conditions'])(
    '%s, to the millisecond, whatever the maximum age',
    async (outcome) => {
      const inputs = inputsWith(outcome);
      const end = Date.parse(holdsUntil(inputs.posture) ?? '');
      await expect(verify(inputs, at(end - 1))).resolves.toBeDefined();
      await expect(verify(inputs, at(end))).rejects.toMatchObject({ code: 'POSTURE_STALE' });
      const older = { ...at(end), maxAgeMs: 1e6 * DAY_MS };
      await expect(verify(inputs, older)).rejects.toMatchObject({ code: 'POSTURE_STALE' });
      const genuine = { ...at(end), genuineOnly: true };
      await expect(verify(inputs, genuine)).resolves.toMatchObject({ admission: null });
    },
  );

  test('a maximum age applies in addition', async () => {
    const inputs = inputsWith('admit');
    const maxAgeMs = 3_600_000;
    await expect(verify(inputs, { ...at(weighedAt + maxAgeMs), maxAgeMs })).resolves.toBeDefined();
    await expect(
      verify(inputs, { ...at(weighedAt + maxAgeMs + 1), maxAgeMs }),
    ).rejects.toMatchObject({ code: 'POSTURE_STALE', details: { maxAgeSeconds: 3600 } });
  });

  test('accepts a clock that is slightly behind', async () => {
    await expect(verify(inputsWith('admit'), at(weighedAt - 30_000))).resolves.toBeDefined();
  });

  test.for([Number.NaN, -1])('refuses an age of %d as a caller’s mistake', (maxAgeMs) => {
    const { posture, ...evidence } = inputsWith('admit');
    expect(() => checkAdmission({ posture, evidence }, { maxAgeMs })).toThrow(RangeError);
  });

  test('the end is the first instant at which the gate is shut', () => {
    let open = 0;
    fc.assert(
      fc.property(randomInputs, (inputs) => {
        const assessed = assessAll(inputs, inputs.previous);
        const end = holdsUntil(assessed.posture);
        const outcomeAt = (time: number) => {
          const { evidence, findings, policy, previous } = inputs;
          return assess(evidence, findings, policy, new Date(time), previous).gate.outcome;
        };
        if (!assessed.posture.gate.outcome.startsWith('admit')) {
          expect(end).toBeUndefined();
          return;
        }
        open += 1;
        if (end === undefined) expect(outcomeAt(weighedAt + 4000 * DAY_MS)).toMatch(/^admit/);
        else {
          expect(outcomeAt(Date.parse(end) - 1)).toMatch(/^admit/);
          expect(outcomeAt(Date.parse(end))).not.toMatch(/^admit/);
        }
      }),
      { numRuns: propertyRuns({ short: 500, long: 1_500 }) },
    );
    expect(open).toBeGreaterThan(20);
  });

  test('VSA and SVR state the end, and neither verifies after it', async () => {
    const inputs = inputsWith('admit-with-conditions');
    const signed = await sign(inputs);
    const end = holdsUntil(inputs.posture);
    for (const name of ['posture-vsa.json', 'posture-svr.json'] as const) {
      const { predicate } = payloadOf<{ predicate: object }>(signed[name]);
      expect(predicate).toHaveProperty(['https://weighbridge.dev/gate/holds-until'], end);
    }
    const refused = await sign(inputsWith('refuse'));
    expect(JSON.stringify(payloadOf(refused['posture-svr.json']))).not.toContain('holds-until');
  });
});

describe('the statement that it was weighed against', () => {
  const first = inputsWith('admit').posture;
  const other = samples.find(({ posture }) => {
    const same = posture.subject.model === first.subject.model;
    return same && postureDigest(posture) !== postureDigest(first);
  })?.posture as Posture;
  const alone = samples.find(({ posture, previous }) => {
    const { gate, subject } = posture;
    return gate.outcome === 'admit' && previous === undefined && subject.digest !== undefined;
  }) as Assessed;
  const chained = assessAll(inputsWith('admit'), first);

  test('is reported', async () => {
    const { previous } = await verify(chained, { genuineOnly: true });
    expect(previous).toEqual({ digest: postureDigest(first), assessedAt: first.assessedAt });
    expect((await verify(alone)).previous).toBeNull();
  });

  test('must be the required one, even with genuineOnly', async () => {
    const ask = (previous: Posture) => verify(chained, { previous, genuineOnly: true });
    await expect(ask(first)).resolves.toBeDefined();
    await expect(ask(other)).rejects.toMatchObject({ code: 'PREVIOUS_MISMATCH' });
  });

  test('cannot be omitted', async () => {
    await expect(verify(alone, { previous: first })).rejects.toMatchObject({
      code: 'PREVIOUS_MISMATCH',
      details: { found: null },
    });
  });
});
