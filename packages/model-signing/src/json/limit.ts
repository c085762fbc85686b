/**
 * Returns a caller's limit.
 *
 * @throws {RangeError} when it is not a positive integer
 */
export function checkLimit(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`${name} must be a positive integer, got ${value}`);
}
