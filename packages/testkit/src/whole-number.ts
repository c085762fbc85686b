/**
 * Reads the value of an option of a benchmark or another command of this repository, for instance `--runs 5`.
 *
 * @param option its name as typed
 * @throws {RangeError} when the text is not a whole number in the range; the message names the option
 */
export function wholeNumber(
  option: string,
  text: string,
  [least, most]: readonly [least: number, most: number],
): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new RangeError(
    `${option} must be a whole number from ${least} to ${most}, got '${text.slice(0, 40)}'`,
  );
}
