import type { Command } from 'commander';
import { nameAt } from './arguments.ts';

/**
 * What is wrong with a value as it was typed: it is empty, which an unset shell variable in quotes causes, or
 * it is the next flag, which the same variable without quotes causes. Undefined: nothing.
 */
export function slippedValue(parser: Command): string | undefined {
  const empty = parser.args.indexOf('');
  if (empty >= 0) {
    return `error: <${nameAt(parser, empty)}> is empty; a shell variable in it may not be set`;
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

/** The texts in an option's value of any type. */
function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}
