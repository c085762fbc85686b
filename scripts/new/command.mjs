import { byName, changeset, withItem } from './edit.mjs';
import { camel, expectFree } from './names.mjs';

const HOME = 'packages/cli';
const PACKAGE = '@weighbridge/cli';

/** @type {import('./index.mjs').Kind} */
export const command = {
  name: 'command',
  takes: '<name>',
  what: 'a command of the command line, and how it is used',
  plan(root, name) {
    const folder = `${HOME}/src/commands/${name}`;
    expectFree(root, name, folder);
    const id = camel(name);
    return {
      files: {
        [`${folder}/index.ts`]: definition(name),
        [`${folder}/page.ts`]: page(name),
        [`${folder}/run.ts`]: run(name),
        [`${HOME}/test/uses/${name}.ts`]: uses(name),
        [`.changeset/command-${name}.md`]: changeset(
          PACKAGE,
          `New command \`weighbridge ${name}\`.`,
        ),
      },
      edits: {
        [`${HOME}/src/commands/index.ts`]: (text) =>
          withItem(text, 'commands', id, `./${name}/index.ts`),
        [`${HOME}/test/uses/index.ts`]: (text) =>
          withItem(text, 'commandUses', id, `./${name}.ts`, byName),
      },
      next: [
        `describe its purpose and arguments in ${folder}/page.ts, and write ${folder}/run.ts`,
        `use all of its options in ${HOME}/test/uses/${name}.ts`,
        `pnpm --filter ${PACKAGE} exec vitest run src/run.test.ts -u   writes its help page`,
        `pnpm --filter ${PACKAGE} exec vitest run test/registered.test.ts`,
      ],
    };
  },
};

/** @param {string} name */
const definition = (name) => `import { defineCommand } from '../../command.ts';
import { addOutputOptions } from '../../output/options.ts';
import type { OutputOptions } from '../../output/options.ts';
import { page } from './page.ts';

/** \`weighbridge ${name}\`. */
export const ${camel(name)} = defineCommand<OutputOptions>({
  name: '${name}',
  ...page,
  configure: (parser) => void addOutputOptions(parser, 'pretty', ['pretty', 'json']),
  async run(given, options, io) {
    const { ${camel(name)}Command } = await import('./run.ts');
    return ${camel(name)}Command(given, options, io);
  },
});
`;

/** @param {string} name */
const page = (name) => `import type { CommandPage } from '../../command.ts';

/** The help of \`${name}\`. */
export const page: CommandPage = {
  summary: '',
  arguments: [['<model>', 'folder of the model']],
  examples: [['weighbridge ${name} ./model', '']],
};
`;

/** @param {string} name */
const run = (name) => `import { EXIT } from '../../exit.ts';
import type { ExitCode } from '../../exit.ts';
import type { Io } from '../../io.ts';
import type { OutputOptions } from '../../output/options.ts';
import { remark } from '../../output/remark.ts';

/** Answers nothing until it is written, so nobody takes its silence for an admission. */
export async function ${camel(name)}Command(
  _given: readonly string[],
  _options: OutputOptions,
  io: Io,
): Promise<ExitCode> {
  await remark(io, 'Nobody has written this command.');
  return EXIT.undecided;
}
`;

/** @param {string} name */
const uses = (name) => `import { defineUses } from '../registered/uses.ts';
import { NOTHING, TO_FILE } from './parts.ts';

export const ${camel(name)} = defineUses({
  command: '${name}',
  lines: [
    ['${name} m', 0, /./],
    [\`${name} m \${TO_FILE}\`, 0, NOTHING],
  ],
});
`;
