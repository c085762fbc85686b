import { expect, test } from 'vitest';
import { stampOf } from './stamp.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const PRESENT = new Date('2026-12-24T12:00:00Z');
const io = (epoch?: string) => ({
  env: epoch === undefined ? {} : { SOURCE_DATE_EPOCH: epoch },
  now: () => PRESENT,
});

test('--now wins over SOURCE_DATE_EPOCH, which wins over the current time', () => {
  expect(stampOf(io('0'), { now: NOW, timestamp: true })).toBe(NOW);
  expect(stampOf(io('1000000000'), { timestamp: true })?.toISOString()).toBe(
    '2001-09-09T01:46:40.000Z',
  );
  expect(stampOf(io(), { timestamp: true })).toBe(PRESENT);
  expect(stampOf(io(''), { timestamp: true })).toBe(PRESENT);
});

test('omits the time with --no-timestamp, whatever else is set', () => {
  expect(stampOf(io('1000000000'), { now: NOW, timestamp: false })).toBeUndefined();
});

test.for(['-1', '1e3', 'yesterday', '99999999999999', '9999999999999'])(
  'refuses SOURCE_DATE_EPOCH=%s',
  (value) => {
    expect(() => stampOf(io(value), { timestamp: true })).toThrow(
      expect.objectContaining({ code: 'BAD_USAGE' }),
    );
  },
);
