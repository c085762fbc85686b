import type { Evidence, Posture } from '@weighbridge/core';
import { canonicalDigest } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import {
  fact,
  formats,
  goodFacts,
  licence,
  MODEL,
  NOW,
  overlap,
  statusOf,
  verdictOf,
  WEIGHTS,
} from '../../test/support/facts.ts';
import { refusalOf } from '../../test/support/refusal.ts';
import { assess } from '../assess.ts';
import { builtInPolicies } from '../policies/index.ts';

const { default: standard } = builtInPolicies;
const THEN = '2026-11-23T10:00:00Z';
const good = assess(goodFacts(), [], standard, THEN);
const bad = assess(goodFacts(), [overlap], standard, THEN);

/** Assesses with nothing but a previous statement with some members replaced. */
const after = (members: object, evidence: readonly Evidence[] = []) =>
  assess(evidence, [], standard, NOW, { ...good, ...members } as Posture);
const refused = (members: object) => refusalOf(() => after(members));
const [listed] = good.evidence;
const item = (members: object) => [listed, { ...listed, ...members }];
const verdict = (members: object) => [{ control: 'WB-ART-1', status: 'fail', ...members }];
const finding = (members: object) => [{ ...bad.findings[0], ...members }];

describe('a previous statement is refused with the place and the problem', () => {
  test.for([
    ['subject: expected an object', { subject: null }],
    ['subject/model: expected non-empty text', { subject: {} }],
    [
      'subject/model: expected a package URL or a name of a model',
      { subject: { model: 'm'.repeat(1025) } },
    ],
    [
      'subject/digest: expected <algorithm>:<lower-case hex>',
      { subject: { model: MODEL, digest: 1 } },
    ],
    ['assessedAt: expected an ISO 8601 UTC instant', { assessedAt: undefined }],
    ['evidence: expected an array', { evidence: {} }],
    ['evidence/1: expected an object', { evidence: [listed, 'x'] }],
    ['evidence/1/id: expected a digest', { evidence: item({ id: undefined }) }],
    ['evidence/1/id: expected <algorithm>:<lower-case hex>', { evidence: item({ id: 'x' }) }],
    ['evidence/1/subject: expected an object', { evidence: item({ subject: 'm' }) }],
    ['evidence/1/type: expected non-empty text', { evidence: item({ type: '' }) }],
    [
      'evidence/1/observedAt: expected an ISO 8601 UTC instant',
      { evidence: item({ observedAt: 1 }) },
    ],
    ['withdrawn: expected an object', { withdrawn: [] }],
    ['withdrawn/answered: expected an object', { withdrawn: { answered: 1 } }],
    ['withdrawn/evidence: expected an array', { withdrawn: { evidence: 'none' } }],
    [
      'withdrawn/evidence/1/type: expected non-empty text',
      { withdrawn: { evidence: item({ type: 7 }) } },
    ],
    [
      'withdrawn/answered/evidence: expected an array',
      { withdrawn: { answered: { evidence: 1 } } },
    ],
    ['evidence/1/standings: expected an object', { evidence: item({ standings: 1 }) }],
    [
      'evidence/1/standings/WB-X: expected one of supports, adverse, inconclusive, error, void',
      { evidence: item({ standings: { 'WB-X': 'good' } }) },
    ],
    [': the statement holds what JSON cannot', { weight: 1n }],
    ['withdrawn/findings: expected an array', { withdrawn: { findings: {} } }],
    [
      'withdrawn/findings/0/ruleId: expected non-empty text',
      { withdrawn: { findings: finding({ ruleId: '' }) } },
    ],
    ['findings: expected an array', { findings: null }],
    ['findings/0: expected an object', { findings: [[]] }],
    ['findings/0/ruleId: expected non-empty text', { findings: finding({ ruleId: 1 }) }],
    [
      'findings/0/fingerprint: expected a digest',
      { findings: finding({ fingerprint: undefined }) },
    ],
    ['verdicts: expected an array', { verdicts: undefined }],
    ['verdicts/0: expected an object', { verdicts: [null] }],
    ['verdicts/0/control: expected non-empty text', { verdicts: verdict({ control: '' }) }],
    [
      'verdicts/0/status: expected one of pass, fail, unknown, not-applicable',
      { verdicts: verdict({ status: 'failed' }) },
    ],
    ['verdicts/0/evidence: expected an array', { verdicts: verdict({}) }],
    ['verdicts/0/evidence/0: expected non-empty text', { verdicts: verdict({ evidence: [1] }) }],
  ] as const)('%s', ([problem, members]) => {
    expect(refused(members)).toBe(
      `BAD_INPUT /previous${problem.startsWith(':') ? '' : '/'}${problem}`,
    );
  });

  test('that it, or something it lists, is dated after now', () => {
    const late = '2026-11-23T12:00:01Z';
    expect(refused({ assessedAt: late })).toBe(
      `FUTURE_INPUT /previous/assessedAt: ${late} is after now`,
    );
    expect(refused({ evidence: item({ observedAt: late }) })).toBe(
      `FUTURE_INPUT /previous/evidence/1/observedAt: ${late} is after now`,
    );
    expect(refused({ withdrawn: { findings: finding({ listedAt: late }) } })).toBe(
      `FUTURE_INPUT /previous/withdrawn/findings/0/listedAt: ${late} is after now`,
    );
    expect(refused({ assessedAt: NOW, evidence: item({ observedAt: NOW }) })).toBe('not refused');
  });

  test('that it lists evidence of a model other than its own', () => {
    expect(refused({ evidence: item({ subject: { model: 'another' } }) })).toBe(
      'MIXED_SUBJECTS /previous/evidence/1/subject/model: another model than the statement',
    );
  });

  test('that it is about a model other than that of the evidence', () => {
    const members = { subject: { model: 'another' }, evidence: [] };
    expect(refusalOf(() => after(members, goodFacts()))).toBe(
      'MIXED_SUBJECTS /previous/subject/model: the statement is about another model',
    );
  });
});

test('a statement from before anything was carried forward is read', () => {
  const { withdrawn: _withdrawn, ...older } = good;
  for (const withdrawn of [undefined, {}]) {
    const posture = assess(goodFacts(), [], standard, NOW, { ...older, withdrawn } as never);
    expect(posture.gate.outcome).toBe('admit');
    expect(posture.withdrawn).toStrictEqual({
      evidence: [],
      findings: [],
      answered: { evidence: [], findings: [] },
    });
  }
});

test('missed evidence is carried forward as it was listed, with and without a digest', () => {
  const bare = fact('artifact/formats', formats(WEIGHTS), { subject: { model: MODEL } });
  const before = assess([bare], [], standard, THEN);
  expect(assess([], [], standard, NOW, before).withdrawn.evidence).toStrictEqual([
    {
      id: bare.id,
      type: bare.type,
      subject: { model: MODEL },
      observedAt: bare.observedAt,
      standings: { 'WB-ART-2': 'supports' },
    },
  ]);
  expect(after({}).withdrawn.evidence).toStrictEqual(good.evidence);
});

test('only a fail names what was adverse', () => {
  const posture = after({});
  expect(verdictOf(posture, 'WB-BOM-1')).toMatchObject({
    status: 'unknown',
    reason: 'evidence-withdrawn',
    evidence: [],
  });
  const passed = good.verdicts.map(({ evidence: _evidence, ...rest }) => rest);
  expect(refused({ verdicts: passed })).toBe('not refused');
});

test('a statement from before standings were listed shows what was adverse through its fails', () => {
  const denied = fact('bom/licence', licence('CC-BY-NC-4.0'));
  const before = assess([...goodFacts().slice(0, 3), denied], [], standard, THEN);
  const evidence = before.evidence.map(({ standings: _standings, ...rest }) => rest);
  const older = { ...before, evidence } as unknown as Posture;
  const posture = assess(goodFacts(), [], standard, NOW, older);
  expect(verdictOf(posture, 'WB-BOM-4')).toMatchObject({
    status: 'fail',
    reason: 'evidence-withdrawn',
    evidence: [denied.id],
  });
  expect(statusOf(posture, 'WB-ART-2')).toBe('pass evidence-supports');
  const { withdrawn } = assess([], [], standard, NOW, older);
  expect(withdrawn.evidence.map(({ id, standings }) => [id, standings])).toStrictEqual(
    evidence.map(({ id }) => [id, id === denied.id ? { 'WB-BOM-4': 'adverse' } : {}]),
  );
});

test('a statement names the one before it by the digest of its canonical JSON', () => {
  expect(good.previous).toBe(null);
  expect(after({}).previous).toStrictEqual({
    digest: canonicalDigest(good),
    assessedAt: '2026-11-23T10:00:00.000Z',
  });
});
