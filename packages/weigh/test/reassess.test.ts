import { canonicalJson, makeEvidence } from '@weighbridge/core';
import type { Evidence, JsonObject, Posture } from '@weighbridge/core';
import { assess, builtInPolicies } from '@weighbridge/posture';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exportEvidence,
  parseExport,
  signPosture,
  StatementError,
  verifyPosture,
} from '../src/index.ts';
import type { AssessmentInputs, EvidenceExport } from '../src/index.ts';
import { reassess } from '../src/statement/reassess.ts';
import { signer, trust } from './support/keys.ts';
import { randomInputs } from './support/random-inputs.ts';
import { model, NOW } from './support/signed.ts';

const UTF8 = new TextEncoder();
const RUNS = propertyRuns({ short: 500, long: 1_000 });

function assessInputs({ evidence, findings, policy, now, previous }: AssessmentInputs): Posture {
  return assess(evidence, findings, policy, now, previous);
}

const OUTCOMES = ['admit', 'admit-with-conditions', 'refuse', 'cannot-decide'];

test('a posture is computed again from its export, byte for byte', () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(randomInputs, (inputs) => {
      const posture = assessInputs(inputs);
      outcomes.set(posture.gate.outcome, (outcomes.get(posture.gate.outcome) ?? 0) + 1);
      const read = parseExport(UTF8.encode(exportEvidence(inputs).text));
      expect(canonicalJson(assessInputs(read))).toBe(canonicalJson(posture));
    }),
    { numRuns: RUNS },
  );
  for (const outcome of OUTCOMES) {
    expect(outcomes.get(outcome) ?? 0, outcome).toBeGreaterThan(RUNS / 100);
  }
});

test('the same holds when it is signed and verified', async () => {
  await fc.assert(
    fc.asyncProperty(randomInputs, async (inputs) => {
      const posture = assessInputs(inputs);
      const signed = await signPosture({ ...inputs, posture }, signer, { model });
      const evidence = UTF8.encode(signed['posture-evidence.json']);
      const options = { trust, subjects: 'any', evidence, now: NOW, genuineOnly: true } as const;
      const verified = await verifyPosture(signed['posture.json'], options);
      expect(canonicalJson(assessInputs(verified.evidence))).toBe(canonicalJson(posture));
      expect(canonicalJson(verified.posture)).toBe(canonicalJson(posture));
    }),
    { numRuns: propertyRuns({ short: 100, long: 500 }) },
  );
});

test('evidence that was made to confuse JavaScript is exported unchanged', () => {
  const payload = JSON.parse('{"__proto__":{"valid":true},"constructor":1}') as JsonObject;
  const evidence = fc
    .sample(randomInputs, { numRuns: 50, seed: 2 })
    .flatMap((inputs) => inputs.evidence)
    .slice(0, 1)
    .map(({ id: _id, ...item }) => makeEvidence({ ...item, payload }));
  const inputs = {
    evidence,
    findings: [],
    policy: builtInPolicies.default,
    now: '2026-11-23T12:00:00Z',
  };
  const { text } = exportEvidence(inputs);
  expect(text).toContain('"payload":{"__proto__":{"valid":true},"constructor":1}');
  reassess(parseExport(UTF8.encode(text)), assessInputs(inputs));
});

describe('a change is caught', () => {
  const code = (run: () => void): string => {
    try {
      run();
    } catch (error) {
      if (error instanceof StatementError) return error.code;
      throw error;
    }
    return 'none';
  };
  const runs = { numRuns: propertyRuns({ short: 300, long: 1_000 }) };

  test('of any value in the posture', () => {
    fc.assert(
      fc.property(randomInputs, fc.nat(), (inputs, at) => {
        const changed = changeLeaf(assessInputs(inputs), at);
        expect(code(() => reassess(inputs, changed as Posture))).toBe('VERDICT_MISMATCH');
      }),
      runs,
    );
  });

  test('of an evidence item, which then has another id', () => {
    fc.assert(
      fc.property(randomInputs, fc.nat(), (inputs, n) => {
        fc.pre(inputs.evidence.length > 0);
        const at = n % inputs.evidence.length;
        const evidence = inputs.evidence.map((item, i) => (i === at ? relocated(item) : item));
        expect(code(() => reassess({ ...inputs, evidence }, assessInputs(inputs)))).toBe(
          'VERDICT_MISMATCH',
        );
        const forged = inputs.evidence.map((item, i) =>
          i === at ? { ...item, locator: 'forged' } : item,
        );
        expect(code(() => reassess({ ...inputs, evidence: forged }, assessInputs(inputs)))).toBe(
          'EXPORT_REFUSED',
        );
      }),
      runs,
    );
  });

  test('of withdrawn evidence, of the policy and of the time', () => {
    fc.assert(
      fc.property(randomInputs, fc.nat(), (inputs, n) => {
        const posture = assessInputs(inputs);
        const later = new Date(Date.parse(inputs.now) + 1).toISOString();
        expect(code(() => reassess({ ...inputs, now: later }, posture))).toBe('VERDICT_MISMATCH');
        const policy = { ...inputs.policy, description: 'Another.' };
        expect(code(() => reassess({ ...inputs, policy }, posture))).toBe('VERDICT_MISMATCH');
        fc.pre(inputs.evidence.length > 0);
        const at = n % inputs.evidence.length;
        const gone = inputs.evidence[at]?.id;
        const evidence = inputs.evidence.filter(({ id }) => id !== gone);
        expect(code(() => reassess({ ...inputs, evidence }, posture))).toBe('VERDICT_MISMATCH');
      }),
      runs,
    );
  });
});

describe('an export is read strictly', () => {
  const [inputs] = fc.sample(randomInputs, { numRuns: 1, seed: 1 });
  const { text } = exportEvidence(inputs as AssessmentInputs);
  const value = JSON.parse(text) as EvidenceExport;
  const parse = (json: string) => parseExport(UTF8.encode(json));
  const malformed = expect.objectContaining({ code: 'EXPORT_MALFORMED' });

  test.for<readonly [string, string | Uint8Array]>([
    ['white space', `${text}\n`],
    ['a byte order mark', `\ufeff${text}`],
    ['two members of one name', `{"type":"x",${text.slice(1)}`],
    [
      'members in another order',
      JSON.stringify(Object.fromEntries(Object.entries(value).reverse())),
    ],
    ['no JSON', text.slice(1)],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['a list', '[]'],
    ['a stranger', canonicalJson({ ...value, more: 1 })],
    [
      'another type',
      canonicalJson({ ...value, type: 'https://weighbridge.dev/evidence-export/v2' }),
    ],
    ['evidence of no shape', canonicalJson({ ...value, evidence: [{}] })],
    ['findings of no shape', canonicalJson({ ...value, findings: [{}] })],
    ['a policy of no shape', canonicalJson({ ...value, policy: { name: 'x' } })],
    ['an invalid time', canonicalJson({ ...value, now: 'noon' })],
    ['a previous posture of no shape', canonicalJson({ ...value, previous: {} })],
  ])('%s is refused', ([, bytes]) => {
    expect(() => (typeof bytes === 'string' ? parse(bytes) : parseExport(bytes))).toThrow(
      malformed,
    );
  });

  test('any bytes are either read or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json().map((json) => UTF8.encode(json)),
          fc.uint8Array(),
        ),
        (bytes) => {
          expect(() => parseExport(bytes)).toThrow(malformed);
        },
      ),
      { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
    );
  });
});

/** The same evidence read elsewhere, with its new id. */
function relocated({ id: _id, ...item }: Evidence): Evidence {
  return makeEvidence({ ...item, locator: `${item.locator}/changed` });
}

/** The value with one leaf changed, its index taken modulo their number. */
function changeLeaf(value: unknown, at: number): unknown {
  const leaves = leavesOf(value);
  const target = leaves[at % leaves.length] as readonly string[];
  return changed(value, target);
}

function leavesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
}

function changed(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return typeof value === 'number' ? value + 1 : `${String(value)}~`;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = changed(copy[key], rest);
  return copy;
}
