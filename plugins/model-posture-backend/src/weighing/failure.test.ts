import { SourceError } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { SourceProblem } from '../sources/problem.ts';
import type { ModelRow } from '../store/model-row.ts';
import { failureOf } from './failure.ts';

function weighed(gate: ModelRow['gate']): ModelRow {
  return {
    entity_ref: 'resource:default/m',
    title: 'm',
    owner: null,
    location: 'estate/m',
    state: 'weighed',
    error_code: null,
    error_message: null,
    gate,
    sentence: 'as it was',
    weighed_location: 'estate/m',
    place: null,
    tried_at: 0,
    weighed_at: Date.parse('2026-11-22T12:00:00Z'),
    posture_id: 1,
    stale_at: null,
    oldest_evidence_at: null,
    head: null,
  };
}

test.for(['admit', 'admit-with-conditions', 'cannot-decide', null] as const)(
  'after %s a failure leaves no decision',
  (gate) => {
    const failure = failureOf(
      new SourceProblem('NOT_FOUND', 'there is no such folder'),
      weighed(gate),
    );
    expect(failure).toMatchObject({ state: 'error', code: 'NOT_FOUND', gate: 'cannot-decide' });
    expect(failure.sentence).toContain('there is no such folder');
    expect(failure.sentence).toContain('2026-11-22T12:00:00.000Z');
  },
);

test('a refusal stays a refusal, so removing a folder opens nothing', () => {
  const failure = failureOf(new SourceProblem('NOT_FOUND', 'gone'), weighed('refuse'));
  expect(failure).toMatchObject({ state: 'error', gate: 'refuse' });
});

test('a model without a location is pending, not in error', () => {
  const failure = failureOf(new SourceProblem('NOT_LOCATED', 'set the annotation'), weighed(null));
  expect(failure).toMatchObject({ state: 'pending', gate: null, message: 'set the annotation' });
});

test.for([
  [new Error('cannot read /srv/secret'), 'FAILED'],
  [Object.assign(new Error('EACCES /srv/secret'), { code: 'EACCES', syscall: 'open' }), 'FAILED'],
  [new SourceError('UNREADABLE', 'may not read /srv/secret'), 'UNREADABLE'],
  [new SourceError('CHANGED', '/srv/secret changed'), 'CHANGED'],
  [new DOMException('The operation timed out', 'TimeoutError'), 'TIMED_OUT'],
  ['/srv/secret', 'FAILED'],
] as const)('shows no text that is not meant for display: %s', ([error, code]) => {
  const failure = failureOf(error, weighed('admit'));
  expect(failure.code).toBe(code);
  expect(JSON.stringify(failure)).not.toContain('/srv');
});

test('a refusal of another place says nothing about this one', () => {
  const moved = { ...weighed('refuse'), gate: null, location: 'estate/elsewhere' };
  const failure = failureOf(new SourceProblem('NOT_FOUND', 'gone'), moved);
  expect(failure).toMatchObject({ gate: 'cannot-decide' });
  expect(failure.sentence).toContain('never weighed');
});
