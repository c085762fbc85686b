import { before, changeset, withItem } from './edit.mjs';
import { camel, expectFree, words } from './names.mjs';
import { typeIn } from './registered.mjs';

const HOME = 'packages/weigh';
const PACKAGE = '@weighbridge/weigh';

/** @type {import('./index.mjs').Kind} */
export const instrument = {
  name: 'instrument',
  takes: '<name> <evidence type>',
  what: 'what makes the evidence from the inputs, and its sample',
  plan(root, name, type = '') {
    const file = `${HOME}/src/instruments/${name}.ts`;
    expectFree(root, name, file);
    typeIn(root, type, `pnpm new instrument ${name}`);
    return {
      files: {
        [file]: source(name, type),
        [`${HOME}/test/samples/${name}.ts`]: sample(type),
        [`.changeset/instrument-${name}.md`]: changeset(
          PACKAGE,
          `New instrument \`${name}\` makes \`${type}\`.`,
        ),
      },
      edits: {
        [`${HOME}/src/instruments/index.ts`]: (text) =>
          withItem(text, 'instruments', camel(name), `./${name}.ts`, before('handedIn')),
      },
      next: [
        `list in ${file} what it needs and reads (src/inputs.ts, src/readings), and write what it sees`,
        `give ${HOME}/test/samples/${name}.ts sound inputs and hostile ones, and what the payloads hold`,
        `pnpm --filter ${PACKAGE} exec vitest run test/instruments.test.ts`,
      ],
    };
  },
};

/** @param {string} name @param {string} type */
const source = (name, type) => `import { defineInstrument } from '../instrument.ts';

/** Makes \`${type}\`. */
export const ${camel(name)} = defineInstrument({
  id: '${name}',
  title: '${words(name)}',
  types: ['${type}'],
  everyMinutes: 30,
  needs: ['folder'],
  async observe() {
    return { evidence: [], findings: [] };
  },
});
`;

/** @param {string} type */
const sample = (type) => `import type { InstrumentSample } from '../support/instrument-sample.ts';
import { FILES, folderOf } from '../support/signed-models.ts';

export const sample: InstrumentSample = {
  sound: { inputs: { folder: folderOf(FILES) }, payloads: { '${type}': {} } },
  hostile: { inputs: { folder: folderOf({}) }, payloads: { '${type}': {} } },
};
`;
