/**
 * Passes a limit that a caller set.
 *
 * @throws {RangeError} when it is not a positive integer
 */
export function checkLimit(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`${name} must be a positive integer, got ${value}`);
}
