import { isGroup } from '../command.ts';
import type { CommandGroup, CommandNode } from '../command.ts';
import { editDistance } from './nearest.ts';

/** No command name is longer (CWE-407). */
const MAX_LENGTH = 40;

/**
 * The arguments with a group's default command inserted, and `help a b` rewritten to `a b --help`; all others
 * unchanged. For instance `sign ./m` becomes `sign sigstore ./m`. `sign kye ./m` stays, so that the parser
 * suggests `key`; if a file `kye` exists, it becomes `sign sigstore kye ./m`.
 *
 * @param isThere - whether a file of that name exists: then the word is the file, not a misspelt command
 */
export function writtenOut(
  argv: readonly string[],
  nodes: readonly CommandNode[],
  isThere: (path: string) => boolean,
): readonly string[] {
  const [first, second] = argv;
  if (first === 'help' && argv.length > 2) return [...argv.slice(1), '--help'];
  const group = nodes.find(({ name }) => name === first);
  if (group === undefined || !isGroup(group) || second === undefined) return argv;
  if (group.fallback === undefined || namesCommand(second, group, isThere)) return argv;
  return [group.name, group.fallback, ...argv.slice(1)];
}

/** What to do instead of a command that only other programs have; undefined for others. */
export function redirectFor(
  [first, second = '']: readonly string[],
  nodes: readonly CommandNode[],
): string | undefined {
  const group = nodes.find(({ name }) => name === first);
  if (group === undefined || !isGroup(group) || group.redirects === undefined) return undefined;
  return Object.hasOwn(group.redirects, second) ? group.redirects[second] : undefined;
}

/** The arguments without the log level that `model_signing` takes before its command: this program has no log. */
export function withoutLogLevel(argv: readonly string[]): readonly string[] {
  const [, equals] = /^--log[-_]level(=)?/.exec(argv[0] ?? '') ?? [];
  if (equals !== undefined) return argv.slice(1);
  return /^--log[-_]level$/.test(argv[0] ?? '') ? argv.slice(2) : argv;
}

/** Whether the word is a command of the group, asks for help, or is a misspelling of either. */
function namesCommand(
  word: string,
  { commands }: CommandGroup,
  isThere: (path: string) => boolean,
): boolean {
  const names = commands.map(({ name }) => name);
  if (['help', '-h', '--help', ...names].includes(word)) return true;
  if (word.startsWith('-') || /[./\\]/.test(word)) return false;
  return names.some((name) => isSlip(word.slice(0, MAX_LENGTH), name)) && !isThere(word);
}

/** One edit away, or two with the same first letter. */
function isSlip(word: string, name: string): boolean {
  const edits = editDistance(word, name);
  return edits <= 1 || (edits === 2 && word[0] === name[0]);
}
