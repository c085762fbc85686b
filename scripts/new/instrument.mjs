import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { changeset, withImport, withItem } from './edit.mjs';
import { camel, expectKebab, expectThat, words } from './names.mjs';
import { typesIn } from './registered.mjs';

const HOME = 'packages/weigh';

/** @type {import('./index.mjs').Kind} */
export const instrument = {
  name: 'instrument',
  takes: '<name> <evidence type>',
  what: 'what makes evidence of the inputs, and its sample',
  plan(root, name, type = '') {
    expectKebab(name, 'an instrument');
    const file = `${HOME}/src/instruments/${name}.ts`;
    expectThat(!existsSync(join(root, file)), `The name ${name} is taken: see ${file}.`);
    const types = typesIn(root);
    expectThat(
      types.includes(type),
      `Say which evidence ${name} makes: ${types.join(', ')}. For another type: pnpm new evidence <family>/<name>.`,
    );
    return {
      files: {
        [file]: source(name, type),
        [`${HOME}/test/samples/${name}.ts`]: sample(type),
        [`.changeset/instrument-${name}.md`]: changeset(
          '@weighbridge/weigh',
          `New instrument \`${name}\` makes \`${type}\`.`,
        ),
      },
      edits: {
        [`${HOME}/src/instruments/index.ts`]: (text) =>
          withItem(
            withImport(text, `import { ${camel(name)} } from './${name}.ts';`),
            'instruments: readonly Instrument[] = [',
            camel(name),
            (items) => items.indexOf('handedIn'),
          ),
      },
      next: [
        `list in ${file} what it needs and reads (src/inputs.ts, src/readings), and write what it sees`,
        `give ${HOME}/test/samples/${name}.ts sound inputs and hostile ones, and what its payloads hold`,
        `pnpm --filter @weighbridge/weigh exec vitest run test/instruments.test.ts -t ${name}`,
      ],
    };
  },
};

/** @param {string} name @param {string} type */
function source(name, type) {
  return `import { defineInstrument } from '../instrument.ts';

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
}

/** @param {string} type */
function sample(type) {
  return `import type { InstrumentSample } from '../support/instrument-sample.ts';
import { FILES, folderOf } from '../support/signed-models.ts';

export const sample: InstrumentSample = {
  sound: {
    inputs: { folder: folderOf(FILES) },
    payloads: { '${type}': {} },
  },
  hostile: {
    inputs: { folder: folderOf({}) },
    payloads: { '${type}': {} },
  },
};
`;
}
