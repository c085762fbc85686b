import type { Command } from 'commander';
import type { Argument } from '../command.ts';

/**
 * Has the parser take the positional arguments, in their order.
 *
 * @throws {RangeError} for a list that cannot be typed: a required argument after an optional one
 */
export function addArguments(parser: Command, declared: readonly Argument[]): void {
  for (const [at, [form, summary]] of declared.entries()) {
    if (form.startsWith('<') && declared[at - 1]?.[0].startsWith('[') === true) {
      throw new RangeError(`${form} must come before optional arguments`);
    }
    // The parser refuses an argument after one that can repeat.
    parser.argument(form, summary);
  }
  if (declared.length > 1) adviseAll(parser, declared.map(([form]) => form).join(' '));
}

/** The parser's errors about the number of arguments. */
const COUNTED: ReadonlySet<string | undefined> = new Set([
  'commander.missingArgument',
  'commander.excessArguments',
]);

/**
 * Where a command takes several arguments, an error about one of them says what to give: its name alone is not
 * enough.
 */
function adviseAll(parser: Command, forms: string): void {
  const fail = parser.error.bind(parser);
  parser.error = (message, options) => {
    if (!COUNTED.has(options?.code)) return fail(message, options);
    const text = message.replace(/\.$/, '');
    return fail(`${text}. Give ${forms}, with quotes around a name that holds spaces.`, options);
  };
}

/** The name of the argument at this position; the last argument can repeat. */
export function nameAt({ registeredArguments: declared }: Command, place: number): string {
  return (declared[place] ?? declared.at(-1))?.name() ?? 'argument';
}
