import { Command } from 'commander';
import type { CommandNode, RegisteredCommand } from '../../src/command.ts';
import { isGroup } from '../../src/command.ts';

/** One command of the registry, with the words that lead to it. */
export interface Leaf {
  readonly words: string;
  readonly command: RegisteredCommand;
}

/** Every command except groups. */
export function leavesOf(nodes: readonly CommandNode[], above = ''): readonly Leaf[] {
  return nodes.flatMap((node) => {
    const words = `${above} ${node.name}`.trim();
    return isGroup(node) ? leavesOf(node.commands, words) : [{ words, command: node }];
  });
}

/** Every flag of a command, in its long form, with the member of its options that it sets. */
export function flagsOf(command: RegisteredCommand): ReadonlyMap<string, string> {
  const parser = new Command();
  command.configure(parser);
  return new Map(
    parser.options.map((option) => [option.long ?? option.flags, option.attributeName()]),
  );
}
