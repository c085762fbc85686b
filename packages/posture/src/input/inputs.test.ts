import type { Evidence, Posture } from '@weighbridge/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bom, fact, goodFacts, NOW } from '../../test/support/facts.ts';
import { PUBLIC_KEY } from '../../test/support/signers.ts';
import { assess } from '../assess.ts';
import { catalogue } from '../catalogue.ts';
import { builtInPolicies } from '../policies/index.ts';
import type { Policy } from '../policy.ts';
import { checkInputs } from './inputs.ts';

const { default: standard } = builtInPolicies;
const previous = assess(goodFacts(), [], standard, '2026-11-23T10:00:00Z');

/** Assesses input that the types forbid. */
function assessAnything(
  evidence: unknown,
  findings: unknown,
  policy: unknown,
  now: unknown,
  last?: unknown,
) {
  return assess(
    evidence as readonly Evidence[],
    findings as [],
    policy as Policy,
    now as string,
    last as Posture,
  );
}

function refusal(code: string, pointer: string) {
  return expect.objectContaining({ code, details: { pointer } });
}

test('evidence that was changed after its id was computed is refused', () => {
  const forged = { ...fact('bom/cyclonedx', { ...bom, bound: false }), payload: bom };
  expect(() => assess([forged], [], standard, NOW)).toThrow(
    refusal('EVIDENCE_ID_MISMATCH', '/evidence/0/id'),
  );
});

test('evidence whose getters answer differently each time is read once', () => {
  const honest = fact('bom/cyclonedx', { valid: false, bound: true });
  let asked = 0;
  const fickle = {
    ...honest,
    get payload() {
      asked += 1;
      return asked === 1 ? honest.payload : bom;
    },
  };
  const posture = assess([fickle], [], standard, NOW);
  expect(posture.verdicts.find(({ control }) => control === 'WB-BOM-1')?.status).toBe('fail');
});

describe('mixed subjects are refused', () => {
  const other = (subject: Evidence['subject']) => [fact('a/b', {}), fact('a/c', {}, { subject })];

  test('two models', () => {
    expect(() => assess(other({ model: 'another' }), [], standard, NOW)).toThrow(
      refusal('MIXED_SUBJECTS', '/evidence'),
    );
  });

  test('two digests', () => {
    const subject = { ...fact('a/b', {}).subject, digest: `sha256:${'00'.repeat(32)}` as const };
    expect(() => assess(other(subject), [], standard, NOW)).toThrow(
      refusal('MIXED_SUBJECTS', '/evidence'),
    );
  });

  test('a previous statement about another model', () => {
    const last = { ...previous, subject: { model: 'another' }, evidence: [] };
    expect(() => assess(goodFacts(), [], standard, NOW, last)).toThrow(
      refusal('MIXED_SUBJECTS', '/previous/subject/model'),
    );
  });

  test('but not evidence with and without a digest', () => {
    const { model } = fact('a/b', {}).subject;
    expect(() => assess(other({ model }), [], standard, NOW)).not.toThrow();
  });
});

const twoKeys = { name: 'x', method: 'key', publicKey: PUBLIC_KEY + PUBLIC_KEY };
const noAnchor = { name: 'x', method: 'certificate', anchors: PUBLIC_KEY };

test.for([
  ['/now', [[], [], standard, 'yesterday']],
  ['/now', [[], [], standard, new Date(Number.NaN)]],
  ['/now', [[], [], standard, new Date(8.64e15)]],
  ['/evidence', [{}, [], standard, NOW]],
  ['/evidence/0', [[null], [], standard, NOW]],
  ['/evidence/0', [[{ payload: Number.NaN }], [], standard, NOW]],
  ['/evidence/0/tier', [[fact('a/b', {}, { tier: 'rumour' as 'none' })], [], standard, NOW]],
  ['/evidence/0/observedAt', [[fact('a/b', {}, { observedAt: 'NaN' })], [], standard, NOW]],
  [
    '/evidence/0/expiresAt',
    [[fact('a/b', {}, { expiresAt: '2026-02-30T00:00:00Z' })], [], standard, NOW],
  ],
  ['/evidence/0/payload', [[fact('a/b', [] as unknown as {})], [], standard, NOW]],
  [
    '/findings/0/level',
    [
      [],
      [{ ruleId: 'a/b', kind: 'fail', level: 'fatal', fingerprint: `sha256:${'0'.repeat(64)}` }],
      standard,
      NOW,
    ],
  ],
  [
    '/findings/0/fingerprint',
    [[], [{ ruleId: 'a/b', kind: 'fail', level: 'error', fingerprint: 'x' }], standard, NOW],
  ],
  ['/policy', [[], [], null, NOW]],
  ['/policy/name', [[], [], { ...standard, name: 'a\u202eb' }, NOW]],
  ['/policy/requires', [[], [], { ...standard, requires: 'most' }, NOW]],
  ['/policy/licences/deny', [[], [], { ...standard, licences: { allow: [] } }, NOW]],
  [
    '/policy/maxAgeDays/WB-ART-1',
    [[], [], { ...standard, maxAgeDays: { 'WB-ART-1': Number.NaN } }, NOW],
  ],
  ['/policy/waivers/0', [[], [], { ...standard, waivers: ['W-1'] }, NOW]],
  ['/policy/signers', [[], [], { ...standard, signers: {} }, NOW]],
  ['/policy/signers/0/method', [[], [], { ...standard, signers: [{ name: 'x' }] }, NOW]],
  ['/policy/signers/0/publicKey', [[], [], { ...standard, signers: [twoKeys] }, NOW]],
  ['/policy/signers/0/anchors', [[], [], { ...standard, signers: [noAnchor] }, NOW]],
  ['/policy/provenance/sources', [[], [], { ...standard, provenance: { builders: [] } }, NOW]],
  ['/previous', [[], [], standard, NOW, 'before']],
  ['/previous/evidence', [[], [], standard, NOW, { ...previous, evidence: undefined }]],
  [
    '/previous/verdicts/0/status',
    [[], [], standard, NOW, { ...previous, verdicts: [{ control: 'x', status: 'fine' }] }],
  ],
] as const)(
  'misshapen input is refused at %s',
  ([pointer, [evidence, findings, policy, now, last]]) => {
    expect(() => assessAnything(evidence, findings, policy, now, last)).toThrow(
      refusal('BAD_INPUT', pointer),
    );
  },
);

test('without a previous statement, nothing was listed before', () => {
  const given = { evidence: [], findings: [], policy: standard, now: NOW, previous: undefined };
  expect(checkInputs(catalogue, given).previous).toStrictEqual({
    name: null,
    subject: { model: '(unnamed)' },
    evidence: [],
    findings: [],
    remembered: [],
  });
});

test.for([
  ['/policy/requires/0', { ...standard, requires: ['WB-ART-9'] }],
  ['/policy/maxAgeDays/WB-ART-9', { ...standard, maxAgeDays: { 'WB-ART-9': 3 } }],
] as const)('a control that the catalogue lacks is refused at %s', ([pointer, policy]) => {
  expect(() => assess([], [], policy, NOW)).toThrow(refusal('UNKNOWN_CONTROL', pointer));
});

test.for([
  [
    '/evidence/0/observedAt',
    [fact('a/b', {}, { observedAt: '2026-11-23T12:00:01Z' })],
    standard,
    undefined,
  ],
  [
    '/policy/waivers/0/issuedAt',
    [],
    {
      ...standard,
      waivers: [
        {
          id: 'W',
          control: 'WB-ART-1',
          who: 'a',
          reason: 'b',
          scope: { model: 'm' },
          issuedAt: '2026-11-24T00:00:00Z',
          notAfter: '2026-11-25T00:00:00Z',
        },
      ],
    },
    undefined,
  ],
  ['/previous/assessedAt', [], standard, { ...previous, assessedAt: '2026-11-24T00:00:00Z' }],
] as const)('input dated after now is refused at %s', ([pointer, evidence, policy, last]) => {
  expect(() => assess(evidence, [], policy, NOW, last)).toThrow(refusal('FUTURE_INPUT', pointer));
});

test('any input yields a posture or a PostureError', () => {
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });
  fc.assert(
    fc.property(anything, anything, anything, anything, (evidence, findings, policy, last) => {
      for (const given of [
        [evidence, [], standard, NOW],
        [[evidence], [findings], standard, NOW, last],
        [[], [], policy, NOW],
        [goodFacts(), [], { ...standard, signers: [policy], provenance: findings }, NOW],
        [goodFacts(), [], { ...standard, waivers: [policy], maxAgeDays: findings }, NOW],
        [goodFacts(), [], standard, NOW, { ...previous, verdicts: [last], findings: [policy] }],
      ] as const) {
        try {
          assessAnything(given[0], given[1], given[2], given[3], given[4]);
        } catch (error) {
          expect((error as Error).name).toBe('PostureError');
        }
      }
    }),
  );
});
