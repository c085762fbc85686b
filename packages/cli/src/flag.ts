import { Option } from 'commander';

/** A flag that may be given more than once; its values in order. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description} (repeatable)`)
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], 'none');
}

/** A flag without which the command cannot run. */
export function required(flags: string, description: string): Option {
  return new Option(flags, description).makeOptionMandatory();
}
