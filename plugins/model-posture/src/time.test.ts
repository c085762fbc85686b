import { expect, test } from 'vitest';
import { formatAge, formatDay } from './time.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

test.for([
  ['2026-11-23T11:59:30Z', 'just now'],
  ['2026-11-23T11:55:00Z', '5 min ago'],
  ['2026-11-23T09:00:00Z', '3 h ago'],
  ['2026-11-11T12:00:00Z', '12 d ago'],
  ['2026-11-25T12:00:00Z', 'in 2 d'],
  ['yesterday', 'unknown'],
] as const)('says how long ago %s was: %s', ([at, text]) => {
  expect(formatAge(at, NOW)).toBe(text);
});

test('writes days in UTC, whatever the zone of the reader', () => {
  expect(formatDay('2027-01-12T23:30:00Z')).toBe('12 Jan 2027');
});

test('never writes "Invalid Date" for an invalid time', () => {
  expect(formatDay('soon')).toBe('unknown');
});
