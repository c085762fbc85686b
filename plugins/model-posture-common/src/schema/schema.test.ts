import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SELECTORS, MODEL_SORTS } from '../index.ts';
import type { ModelSummary } from '../index.ts';
import {
  entityPathSchema,
  modelListSchema,
  modelQuerySchema,
  modelSummarySchema,
} from '../schema.ts';

const pending: ModelSummary = {
  entityRef: 'resource:default/m',
  title: 'M',
  owner: null,
  model: null,
  location: null,
  digest: null,
  state: 'pending',
  error: { code: 'PENDING', message: 'it has not been weighed yet' },
  gate: null,
  counts: null,
  coverage: null,
  weighedAt: null,
  triedAt: null,
  oldestEvidenceAt: null,
};

test('a query string reads as numbers and lists', () => {
  const text = { limit: '20', offset: '40', gate: 'refuse', owner: ['a', 'b'], sort: 'age' };
  expect(modelQuerySchema.parse(text)).toEqual({
    limit: 20,
    offset: 40,
    gate: ['refuse'],
    owner: ['a', 'b'],
    sort: 'age',
  });
});

test('every sort of the list is accepted, and nothing else', () => {
  for (const sort of MODEL_SORTS) expect(modelQuerySchema.parse({ sort })).toEqual({ sort });
  expect(modelQuerySchema.safeParse({ sort: 'constructor' }).success).toBe(false);
});

test('the values read from any query are within the limits', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.array(fc.string()),
    fc.object(),
  );
  const key = fc.constantFrom('limit', 'offset', 'gate', 'q', 'owner', 'cursor', 'sort', 'other');
  fc.assert(
    fc.property(fc.dictionary(key, value), (query) => {
      const result = modelQuerySchema.safeParse(query);
      if (!result.success) return;
      const { limit = 1, offset = 0, q = 'x', owner = [] } = result.data;
      expect(Number.isInteger(limit) && limit >= 1 && limit <= 200).toBe(true);
      expect(Number.isInteger(offset) && offset >= 0 && offset <= 100_000).toBe(true);
      for (const text of [q, ...owner]) expect(text).toMatch(/^[^\u0000-\u001f]{1,200}$/);
      expect(query).not.toHaveProperty('other');
    }),
    { numRuns: propertyRuns({ short: 500, long: 10_000 }) },
  );
});

test('a path is part of an entity reference or refused', () => {
  const path = { kind: 'Resource', namespace: 'default', name: 'fraud-scorer_7.1' };
  expect(entityPathSchema.parse(path)).toEqual(path);
  for (const name of ['', '..', 'a/b', 'a b', 'a\u0000', '-a', 'ä'.repeat(300)]) {
    expect(entityPathSchema.safeParse({ ...path, name }).success).toBe(false);
  }
});

test('refuses an answer with members that the API does not promise', () => {
  expect(modelSummarySchema.parse(pending)).toEqual(pending);
  expect(modelSummarySchema.safeParse({ ...pending, score: 87 }).success).toBe(false);
  expect(
    modelSummarySchema.safeParse({ ...pending, gate: { outcome: 'ok', sentence: '' } }).success,
  ).toBe(false);
  const { owner: _owner, ...missing } = pending;
  expect(modelSummarySchema.safeParse(missing).success).toBe(false);
});

test('a page has at most 200 items', () => {
  const page = (length: number) => ({
    items: Array.from({ length }, () => pending),
    totalItems: length,
    nextCursor: null,
  });
  expect(modelListSchema.safeParse(page(200)).success).toBe(true);
  expect(modelListSchema.safeParse(page(201)).success).toBe(false);
});

test('no built-in selector selects a whole kind', () => {
  for (const selector of DEFAULT_SELECTORS) expect(selector.type).toBeTypeOf('string');
});
