import { expect, test } from 'vitest';
import { defineCommand } from '../../src/command.ts';
import type { CommandNode } from '../../src/command.ts';
import { commands } from '../../src/commands/index.ts';
import { neverGiven, neverRead, scattered, unclosed, unknownMembers } from './closed.ts';
import { exampleProblems } from './examples.ts';
import { leavesOf } from './leaves.ts';
import { defineUses } from './uses.ts';
import { watch } from './watched.ts';

/** A command with one option, which it reads under the given name. */
const planted = (member: 'loud' | 'lout', examples: readonly (readonly [string, string])[] = []) =>
  defineCommand<{ readonly loud?: true; readonly lout?: true }>({
    name: 'shout',
    summary: 'say it aloud',
    arguments: [],
    examples,
    configure: (parser) => void parser.option('--loud', 'louder'),
    run: async (_given, options) => (options[member] === true ? 0 : 2),
  });

const [leaf] = leavesOf([{ name: 'deep', summary: '', examples: [], commands: [planted('loud')] }]);
if (leaf === undefined) throw new RangeError('a group has its commands');
const uses = defineUses({ command: 'deep shout', lines: [['deep shout --loud', 0, /x/]] });
const page = 'help-deep-shout.txt';

test('a command without uses or a help page fails by its name', () => {
  expect(unclosed([leaf], [], [])).toEqual([
    'deep shout has no uses: write test/uses/deep-shout.ts and list it in index.ts there',
    'deep shout has no help page: write test/golden/help-deep-shout.txt by running the tests',
  ]);
});

test('a command that is not in its own folder fails by its name', () => {
  expect(scattered([leaf], ['deep/shout.ts', 'deep/shout/page.ts'])).toEqual([
    'deep shout has no src/commands/deep/shout/index.ts',
  ]);
  expect(scattered([leaf], ['deep/shout/index.ts', 'deep/shout/page.ts'])).toEqual([]);
});

test('uses that belong to no command, or are listed twice, fail by their name', () => {
  const said = ['test/uses/deep-shout.ts belongs to no command, or is listed twice'];
  expect(unclosed([], [uses], [])).toEqual(said);
  expect(unclosed([leaf], [uses, uses], [page])).toEqual(said);
});

test('a command that has both passes', () => {
  expect(unclosed([leaf], [uses], [page])).toEqual([]);
  expect(neverGiven(leaf, uses)).toEqual([]);
  expect(neverRead(leaf, uses, new Set(['loud']))).toEqual([]);
});

test('an option that is never given, or never looked at, fails by its name', () => {
  expect(neverGiven(leaf, { ...uses, lines: [['deep shout', 2, /x/]] })).toEqual([
    'deep shout is never given --loud: give it in test/uses/deep-shout.ts',
  ]);
  expect(neverRead(leaf, uses, new Set())).toEqual([
    'deep shout never looks at --loud: use it in test/uses/deep-shout.ts so that it does',
  ]);
  expect(neverRead(leaf, { ...uses, idle: ['--loud'] }, new Set())).toEqual([]);
});

test.for([
  ['loud', []],
  ['lout', ['lout']],
] as const)(
  '%s, read from the options, is known to the parser or named',
  async ([member, unknown]) => {
    const command = planted(member);
    using watched = watch(command);
    await command.run([], { loud: true }, {} as Parameters<typeof command.run>[2]);
    expect(watched.runs()).toBe(1);
    expect(unknownMembers(watched.read, [{ words: 'shout', command }])).toEqual(unknown);
  },
);

test('an example that the program does not accept, or takes for another command, fails', async () => {
  const [weigh] = commands;
  const withExample = (line: string): readonly CommandNode[] => [
    { ...(weigh as CommandNode), name: 'weigh', examples: [[line, 'x']] },
  ];
  for (const line of ['weighbridge weigh m --no-such-flag', 'weighbridge explain']) {
    expect(await exampleProblems(withExample(line))).toEqual([
      `weigh has an example that it does not accept: ${line}`,
    ]);
  }
});

test('an example of another program is ignored', async () => {
  expect(await exampleProblems([planted('loud', [['openssl version', 'x']])])).toEqual([]);
});
