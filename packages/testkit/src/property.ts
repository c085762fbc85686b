/**
 * How many runs a property gets: `long` when WEIGHBRIDGE_LONG is set (as .ci/run does), else `short`.
 *
 * Pass it to fast-check as `{ numRuns: propertyRuns({ short: 300, long: 10_000 }) }`.
 */
export function propertyRuns(runs: { readonly short: number; readonly long: number }): number {
  return process.env['WEIGHBRIDGE_LONG'] === undefined ? runs.short : runs.long;
}
