/**
 * Reads the value of an option such as `--runs 5`.
 *
 * @param option its name, with dashes
 * @throws {RangeError} when the text is no whole number in the range; its message names the option
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
