import { before, byName, changeset, withItem } from './edit.mjs';
import { camel, expectFree, words } from './names.mjs';

const HOME = 'packages/model-formats';
const PACKAGE = '@weighbridge/model-formats';
/** The first format that is not a model: a new one is tried before it. */
const NO_MODEL = 'png';

/** @type {import('./index.mjs').Kind} */
export const format = {
  name: 'format',
  takes: '<name>',
  what: 'a file format, and its samples',
  plan(root, name) {
    const [file, id] = [`${HOME}/src/formats/${name}.ts`, camel(name)];
    expectFree(root, name, file);
    return {
      files: {
        [file]: source(name),
        [`${HOME}/test/samples/${name}.ts`]: samples(name),
        [`.changeset/format-${name}.md`]: changeset(
          PACKAGE,
          `New format \`${name}\`: such files were "unrecognised" before.`,
        ),
      },
      edits: {
        [`${HOME}/src/formats/index.ts`]: (text) =>
          withItem(text, 'formats', id, `./${name}.ts`, before(NO_MODEL)),
        [`${HOME}/test/samples/index.ts`]: (text) =>
          withItem(text, 'formatSamples', id, `./${name}.ts`, byName),
      },
      runs: [['node', '--conditions=@weighbridge/source', `${HOME}/scripts/readme-table.ts`]],
      next: [
        `say in ${file} how its bytes begin, which names it has, whether loading can run code, and where all that is documented`,
        `check its place in ${HOME}/src/formats/index.ts: what can run code is tried before what looks like it`,
        `give ${HOME}/test/samples/${name}.ts files: benign, malformed, near misses`,
        `pnpm --filter ${PACKAGE} run readme; pnpm --filter ${PACKAGE} exec vitest run test/formats.test.ts`,
      ],
    };
  },
};

/** @param {string} name */
const source = (name) => `import { defineFormat } from '../format.ts';

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

/** @param {string} name */
const samples = (name) => `import { defineSamples, file } from '../support/sample.ts';

export const ${camel(name)} = defineSamples({
  format: '${name}',
  benign: [file('x.${name}', 'the first bytes of one')],
  malformed: [file('x.${name}', 'not one')],
  nearMiss: [file('x.other', 'not one')],
});
`;
