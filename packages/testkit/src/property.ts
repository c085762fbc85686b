/**
 * How many runs a property gets: `long` when WEIGHBRIDGE_LONG is set (as .ci/run does), else `short`;
 * never more than WEIGHBRIDGE_PROPERTY_RUNS, which runs the tests a thousand times over.
 *
 * Pass it to fast-check as `{ numRuns: propertyRuns({ short: 300, long: 10_000 }) }`.
 */
export function propertyRuns(runs: { readonly short: number; readonly long: number }): number {
  const most = Number(process.env['WEIGHBRIDGE_PROPERTY_RUNS'] ?? Infinity);
  return Math.min(most, process.env['WEIGHBRIDGE_LONG'] === undefined ? runs.short : runs.long);
}
