import type { Command } from 'commander';
import type { Argument } from '../command.ts';

/**
 * Has the parser take the positional arguments, in their order.
 *
 * @throws {RangeError} for a list that nobody can type: one that must be given behind one that may be left out
 */
export function addArguments(parser: Command, declared: readonly Argument[]): void {
  for (const [at, [form, summary]] of declared.entries()) {
    if (form.startsWith('<') && declared[at - 1]?.[0].startsWith('[') === true) {
      throw new RangeError(`${form} must stand before what may be left out`);
    }
    // The parser refuses one behind an argument that may be several.
    parser.argument(form, summary);
  }
  if (declared.length > 1) adviseAll(parser, declared.map(([form]) => form).join(' '));
}

/** Errors of the parser about how many arguments there are. */
const COUNTED: ReadonlySet<string | undefined> = new Set([
  'commander.missingArgument',
  'commander.excessArguments',
]);

/** Where there are several, an error about one of them says what to give: its name alone is not enough. */
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
