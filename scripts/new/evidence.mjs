import { changeset, withExports, withImport, withItem } from './edit.mjs';
import { camel, expectThat, KEBAB, pascal, words } from './names.mjs';
import { familiesIn, typesIn } from './registered.mjs';

const SOURCES = 'packages/evidence/src';

/** @type {import('./index.mjs').Kind} */
export const evidence = {
  name: 'evidence',
  takes: '<family>/<name>',
  what: 'an evidence type: payload, shape, words, samples',
  plan(root, type) {
    const [family = '', name = '', more] = type.split('/');
    const known = familiesIn(root);
    expectThat(
      KEBAB.test(name) && more === undefined,
      `'${type}' is no evidence type: it is <family>/<name> in kebab case, as in artifact/formats.`,
    );
    expectThat(
      known.includes(family),
      `There is no family '${family}': they are ${known.join(', ')}. A control that waits for such evidence makes a new one.`,
    );
    expectThat(
      !typesIn(root).includes(type),
      `${type} is taken: see ${SOURCES}/types/${family}-${name}.ts.`,
    );
    const [contract, payload, file] = [camel(type), `${pascal(type)}Payload`, `${family}-${name}`];
    return {
      files: {
        [`${SOURCES}/types/${file}.ts`]: source(type, contract, payload, words(name)),
        [`.changeset/evidence-${file}.md`]: changeset(
          '@weighbridge/evidence',
          `New evidence type \`${type}\` (\`${payload}\`).`,
        ),
      },
      edits: {
        [`${SOURCES}/types/index.ts`]: (text) =>
          withItem(
            withImport(text, `import { ${contract}Type } from './${file}.ts';`),
            'evidenceTypes: readonly EvidenceType[] = [',
            `${contract}Type`,
            (items) => items.findLastIndex((other) => other.startsWith(family)) + 1 || -1,
          ),
        [`${SOURCES}/index.ts`]: (text) =>
          withExports(text, `./types/${file}.ts`, [
            `export { ${contract} } from './types/${file}.ts';`,
            `export type { ${payload} } from './types/${file}.ts';`,
          ]),
      },
      runs: [
        [
          'node',
          '--conditions=@weighbridge/source',
          'packages/evidence/scripts/generate-schemas.ts',
        ],
      ],
      next: [
        `say in ${SOURCES}/types/${file}.ts what a payload holds, in the interface and in the shape, and give its sentence and its three samples`,
        'pnpm --filter @weighbridge/evidence run build, which writes the JSON Schema; pnpm --filter @weighbridge/evidence exec vitest run src/types',
        `pnpm new control <id> ${type}, or a judge for the control that waits for it; then pnpm new instrument <name> ${type}`,
      ],
    };
  },
};

/** @param {string} type @param {string} contract @param {string} payload @param {string} title */
function source(type, contract, payload, title) {
  return `import { line, list, record, shapeOf } from '../shape/shape.ts';
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
}
