import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInstant } from './time.ts';

test('reads what Date writes', () => {
  const instants = fc.date({
    min: new Date('0000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, (date) => {
      expect(parseInstant(date.toISOString())).toBe(date.getTime());
    }),
    { numRuns: propertyRuns({ short: 500, long: 20_000 }) },
  );
});

test.for([
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['2000-02-29T12:00:00Z', Date.UTC(2000, 1, 29, 12)],
  ['2026-12-31T23:59:59.999Z', Date.UTC(2026, 11, 31, 23, 59, 59, 999)],
  ['2026-11-23T12:00:00.123456789Z', Date.UTC(2026, 10, 23, 12, 0, 0, 123)],
] as const)('reads %s', ([text, ms]) => {
  expect(parseInstant(text)).toBe(ms);
});

test.for([
  '2026-02-29T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-10T00:00:00Z',
  '2026-01-00T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T23:60:00Z',
  '2016-12-31T23:59:60Z',
  '2026-01-01T00:00:00',
  '2026-01-01T00:00:00+00:00',
  '2026-01-01T00:00:00z',
  '2026-01-01 00:00:00Z',
  '2026-01-01',
  '+002026-01-01T00:00:00Z',
  '2026-01-01T00:00:00.Z',
  '2026-01-01T00:00:00Z\n',
  '',
  '٢٠٢٦-01-01T00:00:00Z',
])('refuses %j', (text) => {
  expect(() => parseInstant(text)).toThrow(expect.objectContaining({ code: 'BAD_TIME' }));
});
