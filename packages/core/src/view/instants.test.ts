import { expect, test } from 'vitest';
import { dayOf, minuteOf } from './instants.ts';

test.for(['2026-11-23T12:00:00Z', '2026-11-23T12:00:59.999Z', '2026-11-23T14:00:00+02:00'])(
  '%s is shown to the minute and as a day, in UTC',
  (instant) => {
    expect([minuteOf(instant), dayOf(instant)]).toEqual(['2026-11-23 12:00 UTC', '2026-11-23']);
  },
);

test.for(['', 'tomorrow', '<script>'])('%j is not a time and is not shown as one', (text) => {
  expect([minuteOf(text), dayOf(text)]).toEqual(['unknown', 'unknown']);
});
