/**
 * How many runs a property gets: `short`; `long` when WEIGHBRIDGE_LONG is set (as .ci/run does), and that many times
 * more if it has a number, for a separate command; never more than WEIGHBRIDGE_PROPERTY_RUNS, which runs the tests a
 * thousand times over.
 *
 * Pass it to fast-check as `{ numRuns: propertyRuns({ short: 300, long: 10_000 }) }`.
 */
export function propertyRuns(runs: { readonly short: number; readonly long: number }): number {
  const most = Number(process.env['WEIGHBRIDGE_PROPERTY_RUNS'] ?? Infinity);
  const { WEIGHBRIDGE_LONG: times } = process.env;
  return Math.min(most, times === undefined ? runs.short : runs.long * timesOf(times));
}

/** The factor of the long form, from WEIGHBRIDGE_LONG; 1 if it is not a number in range. */
export function timesOf(text: string): number {
  const times = Number(text);
  return Number.isInteger(times) && times > 1 ? times : 1;
}
