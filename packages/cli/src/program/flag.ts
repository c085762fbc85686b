import { Option } from 'commander';
import type { Command } from 'commander';

const REQUIRED = new WeakSet<Option>();

/** A flag that may be given more than once; its values in order. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description} (repeatable)`)
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], 'none');
}

/**
 * Marks a flag without which the command cannot run. Unlike the parser's own mark it is looked at last,
 * so that a misspelt flag is told as what it is, and it counts an empty list as nothing.
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

/**
 * What is wrong with a value as it was typed: an empty one, as a shell variable that is not set leaves it,
 * or another flag that was taken for a value, as the same variable without quotes has it. Undefined: nothing.
 */
export function slippedValue(parser: Command): string | undefined {
  const empty = parser.args.indexOf('');
  if (empty >= 0) {
    const name = parser.registeredArguments[empty]?.name() ?? 'argument';
    return `error: <${name}> is empty; a shell variable in it may not be set`;
  }
  const flags = new Set(parser.options.flatMap(({ short, long }) => [short ?? long, long]));
  for (const option of parser.options) {
    for (const value of textsOf(parser.getOptionValue(option.attributeName()))) {
      if (value === '')
        return `error: the value of '${option.flags}' is empty; a shell variable in it may not be set`;
      if (flags.has(value.split('=', 1)[0])) {
        return `error: '${option.flags}' has no value: '${value}' is an option itself`;
      }
    }
  }
  return undefined;
}

/** The texts of an option's value, whatever it is. */
function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}
