import { behind, changeset, withExports, withItem } from './edit.mjs';
import { camel, expectFree, expectThat, pascal, words } from './names.mjs';
import { familiesIn } from './registered.mjs';

const HOME = 'packages/evidence/src';
const PACKAGE = '@weighbridge/evidence';

/** @type {import('./index.mjs').Kind} */
export const evidence = {
  name: 'evidence',
  takes: '<family>/<name>',
  what: 'an evidence type: payload, shape, words, samples',
  plan(root, type) {
    const [family = '', name = '', more] = type.split('/');
    const families = familiesIn(root);
    expectThat(
      families.includes(family) && more === undefined,
      `'${type}' cannot be an evidence type: it is <family>/<name>, and the families are ${families.join(', ')}.`,
    );
    const file = `${family}-${name}`;
    expectFree(root, name, `${HOME}/types/${file}.ts`);
    const [contract, payload] = [camel(type), `${pascal(type)}Payload`];
    return {
      files: {
        [`${HOME}/types/${file}.ts`]: source(type, contract, payload, words(name)),
        [`.changeset/evidence-${file}.md`]: changeset(PACKAGE, `New evidence type \`${type}\`.`),
      },
      edits: {
        [`${HOME}/types/index.ts`]: (text) =>
          withItem(text, 'evidenceTypes', `${contract}Type`, `./${file}.ts`, behind(family)),
        [`${HOME}/index.ts`]: (text) =>
          withExports(text, `./types/${file}.ts`, [`{ ${contract} }`, `type { ${payload} }`]),
      },
      runs: [
        [
          'node',
          '--conditions=@weighbridge/source',
          'packages/evidence/scripts/generate-schemas.ts',
        ],
      ],
      next: next(`${HOME}/types/${file}.ts`, type),
    };
  },
};

/** @param {string} file @param {string} type */
function next(file, type) {
  return [
    `say in ${file} what a payload holds, in the interface and in the shape, and write its sentence and its samples`,
    `pnpm --filter ${PACKAGE} run build   writes its JSON Schema`,
    `pnpm --filter ${PACKAGE} exec vitest run src/types test/schema.test.ts`,
    `pnpm new control <WB-FAMILY-n> ${type}, and pnpm new instrument <name> ${type}`,
  ];
}

/** @param {string} type @param {string} contract @param {string} payload @param {string} title */
const source = (
  type,
  contract,
  payload,
  title,
) => `import { line, list, record, shapeOf } from '../shape/shape.ts';
import { defineEvidenceType } from '../type.ts';
import type { EvidenceContract, EvidenceType } from '../type.ts';

/** \`${type}\`. */
export type ${payload} = {
  /** What was seen. */
  readonly seen: readonly string[];
};

/** Name and shape of \`${type}\`. */
export const ${contract}: EvidenceContract<${payload}> = {
  type: '${type}',
  shape: shapeOf<${payload}>()(record({ seen: list(line) })),
};

/** \`${type}\` with its title, its words for people and its samples. */
export const ${contract}Type: EvidenceType<${payload}> = /* @__PURE__ */ defineEvidenceType(
  ${contract},
  () => ({
    name: '${payload}',
    title: '${title}',
    description: '',
    samples: { good: { seen: ['one'] }, adverse: { seen: ['another'] }, inconclusive: { seen: [] } },
  }),
);
`;
