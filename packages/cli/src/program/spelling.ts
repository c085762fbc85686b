import type { Command } from 'commander';

const FLAG = /^(--[a-z]+(?:[_-][a-z]+)*)(=.*)?$/s;

/**
 * The arguments with `-` for `_` in the flags of this program: programs that people come from write
 * `--private_key`. Whatever is no flag of it stays as it was typed, and all that follows `--`.
 */
export function withDashes(argv: readonly string[], flags: ReadonlySet<string>): readonly string[] {
  const end = argv.indexOf('--');
  return argv.map((argument, at) => {
    const [, name = '', value = ''] = FLAG.exec(argument) ?? [];
    const dashed = name.replaceAll('_', '-');
    return (end === -1 || at < end) && flags.has(dashed) ? `${dashed}${value}` : argument;
  });
}

/** Every long flag of a command and of all below it. */
export function flagsOf(command: Command): ReadonlySet<string> {
  const own = command.options.flatMap(({ long }) => long ?? []);
  return new Set([...own, ...command.commands.flatMap((below) => [...flagsOf(below)])]);
}
