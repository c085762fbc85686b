import type { Leaf } from './leaves.ts';
import { flagsOf } from './leaves.ts';
import type { CommandUses } from './uses.ts';
import { fileOf } from './uses.ts';

/** What is registered on one side only, each as a sentence that says which file to write. */
export function unclosed(
  leaves: readonly Leaf[],
  uses: readonly CommandUses[],
  pages: readonly string[],
): readonly string[] {
  const words = leaves.map((leaf) => leaf.words);
  const used = uses.map(({ command }) => command);
  return [
    ...words
      .filter((each) => !used.includes(each))
      .map((each) => `${each} has no uses: write ${fileOf(each)} and list it in index.ts there`),
    ...used
      .filter((each, at) => !words.includes(each) || used.indexOf(each) !== at)
      .map((each) => `${fileOf(each)} belongs to no command, or is listed twice`),
    ...words
      .filter((each) => !pages.includes(pageOf(each)))
      .map(
        (each) =>
          `${each} has no help page: write test/golden/${pageOf(each)} by running the tests`,
      ),
  ];
}

/** Files of its folder that every command has. */
const PARTS = ['index.ts', 'page.ts'];

/** Commands that lack a file in its expected place, each as a sentence that says which file to write. */
export function scattered(leaves: readonly Leaf[], files: readonly string[]): readonly string[] {
  return leaves.flatMap(({ words }) =>
    PARTS.map((part) => `${words.replaceAll(' ', '/')}/${part}`)
      .filter((file) => !files.includes(file))
      .map((file) => `${words} has no src/commands/${file}`),
  );
}

/** The golden file of a help page. */
export function pageOf(words: string): string {
  return `help-${words.replaceAll(' ', '-')}.txt`;
}

/** Flags that no use gives the command, each as a sentence. */
export function neverGiven({ words, command }: Leaf, uses: CommandUses): readonly string[] {
  const given = new Set(uses.lines.flatMap(([line]) => line.split(' ')));
  return [...flagsOf(command).keys()]
    .filter((flag) => !given.has(flag))
    .map((flag) => `${words} is never given ${flag}: give it in ${fileOf(words)}`);
}

/** Options that the command has and never looks at in any of its uses, each as a sentence. */
export function neverRead(
  { words, command }: Leaf,
  { idle = [] }: CommandUses,
  read: ReadonlySet<string>,
): readonly string[] {
  return [...flagsOf(command)]
    .filter(([flag, member]) => !read.has(member) && !idle.includes(flag))
    .map(([flag]) => `${words} never looks at ${flag}: use it in ${fileOf(words)} so that it does`);
}

/** Option members that were read, and that the parser sets for no command. */
export function unknownMembers(
  read: ReadonlySet<string>,
  leaves: readonly Leaf[],
): readonly string[] {
  const known = new Set(leaves.flatMap(({ command }) => [...flagsOf(command).values()]));
  return [...read].filter((member) => !known.has(member));
}
