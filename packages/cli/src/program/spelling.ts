import type { Command } from 'commander';

const FLAG = /^(--[a-z]+(?:[_-][a-z]+)*)(=.*)?$/s;

/**
 * The arguments with `-` for `_` in the flags of this program: users of other programs write `--private_key`.
 * Whatever is not a flag of this program stays as it was typed, as does everything after `--`.
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
