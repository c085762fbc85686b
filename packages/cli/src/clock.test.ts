import { expect, test } from 'vitest';
import { stampOf } from './clock.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

test('--now wins over SOURCE_DATE_EPOCH, which wins over none', () => {
  expect(stampOf({ env: { SOURCE_DATE_EPOCH: '0' } }, NOW)).toBe(NOW);
  expect(stampOf({ env: { SOURCE_DATE_EPOCH: '1000000000' } }, undefined)?.toISOString()).toBe(
    '2001-09-09T01:46:40.000Z',
  );
  expect(stampOf({ env: {} }, undefined)).toBeUndefined();
});

test.for(['-1', '1e3', 'yesterday', '99999999999999', '9999999999999'])(
  'refuses SOURCE_DATE_EPOCH=%s',
  (value) => {
    expect(() => stampOf({ env: { SOURCE_DATE_EPOCH: value } }, undefined)).toThrow(
      expect.objectContaining({ code: 'BAD_USAGE' }),
    );
  },
);
