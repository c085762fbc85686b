import { assess, builtInPolicies } from '@weighbridge/posture';
import { expect, test } from 'vitest';
import type { ModelRow } from '../store/model-row.ts';
import { present } from './present.ts';

const AT = Date.parse('2026-11-23T12:00:00Z');
const { subject, assessedAt, policy, catalogue, counts, coverage } = assess(
  [],
  [],
  builtInPolicies.default,
  new Date(AT),
);
const head = { subject, assessedAt, policy, catalogue, counts, coverage };

/** A row as PostgreSQL returns it: big numbers are text. */
const admitted: ModelRow = {
  entity_ref: 'resource:default/m',
  title: 'm',
  owner: null,
  location: 'estate/m',
  state: 'weighed',
  error_code: null,
  error_message: null,
  gate: 'admit',
  sentence: 'ADMITTED',
  weighed_location: 'estate/m',
  place: null,
  tried_at: String(AT),
  weighed_at: String(AT),
  posture_id: '1',
  stale_at: String(AT + 1000),
  oldest_evidence_at: null,
  head: JSON.stringify(head),
};

test('an admission holds until the first of its evidence goes stale, and no longer', () => {
  expect(present(admitted, new Date(AT + 999))).toMatchObject({
    state: 'weighed',
    error: null,
    gate: { outcome: 'admit' },
    counts,
  });
  expect(present(admitted, new Date(AT + 1000))).toMatchObject({
    state: 'error',
    error: { code: 'STALE' },
    gate: { outcome: 'cannot-decide' },
    counts: null,
    weighedAt: '2026-11-23T12:00:00.000Z',
  });
});

test('a refusal does not go stale', () => {
  const refused = { ...admitted, gate: 'refuse' as const, sentence: 'REFUSED' };
  expect(present(refused, new Date(AT + 1_000_000))).toMatchObject({
    state: 'weighed',
    gate: { outcome: 'refuse', sentence: 'REFUSED' },
  });
});

test('figures of another place are not shown', () => {
  const moved = {
    ...admitted,
    location: 'estate/elsewhere',
    state: 'pending' as const,
    gate: null,
  };
  expect(present(moved, new Date(AT))).toMatchObject({
    state: 'pending',
    error: { code: 'PENDING' },
    gate: null,
    counts: null,
    model: null,
    weighedAt: null,
  });
});
