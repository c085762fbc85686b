import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { changeset, withImport, withItem } from './edit.mjs';
import { camel, expectKebab, expectThat, words } from './names.mjs';

const HOME = 'packages/model-formats';
/** The first format that is no model: what is new is tried before it. */
const NO_MODELS = 'png';

/** @type {import('./index.mjs').Kind} */
export const format = {
  name: 'format',
  takes: '<name>',
  what: 'a file format, and its samples',
  plan(root, name) {
    expectKebab(name, 'a format');
    const file = `${HOME}/src/formats/${name}.ts`;
    expectThat(!existsSync(join(root, file)), `The name ${name} is taken: see ${file}.`);
    const importLine = `import { ${camel(name)} } from './${name}.ts';`;
    return {
      files: {
        [file]: source(name),
        [`${HOME}/test/samples/${name}.ts`]: samples(name),
        [`.changeset/format-${name}.md`]: changeset(
          '@weighbridge/model-formats',
          `New format \`${name}\`: such files were "unrecognised" before.`,
        ),
      },
      edits: {
        [`${HOME}/src/formats/index.ts`]: (text) =>
          withItem(
            withImport(text, importLine),
            'formats: readonly Format[] = [',
            camel(name),
            (items) => items.indexOf(NO_MODELS),
          ),
        [`${HOME}/test/samples/index.ts`]: (text) =>
          withItem(
            withImport(text, importLine),
            'formatSamples: readonly FormatSamples[] = [',
            camel(name),
            (items) => items.findIndex((other) => other > camel(name)),
          ),
      },
      runs: [['node', '--conditions=@weighbridge/source', `${HOME}/scripts/readme-table.ts`]],
      next: [
        `say in ${file} what the first bytes are, which names there are, whether loading can run code, and where that is written`,
        `see that its place in ${HOME}/src/formats/index.ts is right: what can run code is tried before what looks like it`,
        `give ${HOME}/test/samples/${name}.ts files: benign, malformed, near misses`,
        `pnpm --filter @weighbridge/model-formats exec vitest run test/formats.test.ts; pnpm --filter @weighbridge/model-formats run readme`,
      ],
    };
  },
};

/** @param {string} name */
function source(name) {
  return `import { defineFormat } from '../format.ts';

/** ${words(name)}. */
export const ${camel(name)} = defineFormat({
  id: '${name}',
  title: '${words(name)}',
  mediaType: 'application/x-${name}',
  names: { exclusive: ['.${name}'] },
  canCarryCode: 'yes',
  role: 'model',
  citations: [],
  sniff: () => false,
});
`;
}

/** @param {string} name */
function samples(name) {
  return `import { defineSamples, file } from '../support/sample.ts';

export const ${camel(name)} = defineSamples({
  format: '${name}',
  benign: [file('x.${name}', '')],
  malformed: [file('x.${name}', 'not one')],
  nearMiss: [file('x.other', 'not one')],
});
`;
}
