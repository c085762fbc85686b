import { Option } from 'commander';

const REQUIRED = new WeakSet<Option>();

/** A flag that can be given more than once; its values in order. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description} (repeatable)`)
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], 'none');
}

/**
 * Marks a required flag. The parser would check its own mark first; this one is checked last, so that a
 * misspelt flag is reported as misspelt, and an empty list counts as absent.
 */
export function required(option: Option): Option {
  REQUIRED.add(option);
  option.description += ' (required)';
  return option;
}

/** The first required flag that was not given. */
export function missingFlag(
  options: readonly Option[],
  given: Readonly<Record<string, unknown>>,
): Option | undefined {
  return options.find((option) => {
    const value = given[option.attributeName()];
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
    return REQUIRED.has(option) && isEmpty;
  });
}
