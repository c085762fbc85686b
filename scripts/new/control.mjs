import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { changeset, withImport, withItem } from './edit.mjs';
import { camel, expectThat, pascal } from './names.mjs';
import { controlsIn, typesIn } from './registered.mjs';

const HOME = 'packages/posture/src';

/** @type {import('./index.mjs').Kind} */
export const control = {
  name: 'control',
  takes: '<WB-XXX-n> <evidence type>',
  what: 'a control with a judge that reads the evidence, and its test',
  plan(root, id, type = '') {
    const { family, number } = placeOf(root, id);
    const types = typesIn(root);
    expectThat(
      types.includes(type),
      `Say which evidence ${id} reads: ${types.join(', ')}. For another type: pnpm new evidence <family>/<name>.`,
    );
    const file = id.slice(3).toLowerCase();
    const [contract, judge] = [camel(type), `judge${pascal(type)}`];
    const folder = `${HOME}/controls/${family}`;
    const inside = existsSync(join(root, folder, 'index.ts'));
    return {
      files: {
        [`${folder}/${file}.ts`]: source({ id, number, family, type, contract, judge }),
        [`${folder}/${file}.test.ts`]: judgeTest({ id, file, type, contract, judge }),
        [`.changeset/control-${file}.md`]: changeset(
          '@weighbridge/posture',
          `New control \`${id}\` reads \`${type}\`. \`prod\` requires every control, so this one too.`,
        ),
      },
      edits: {
        [inside ? `${folder}/index.ts` : `${folder}.ts`]: (text) =>
          withItem(
            withImport(
              text,
              `import { ${camel(file)} } from './${inside ? '' : `${family}/`}${file}.ts';`,
            ),
            `export const ${family}Controls = [`,
            camel(file),
          ),
        [`${HOME}/catalogue.ts`]: (text) =>
          text.replace(
            /makeCatalogue\('(\d+)'/,
            (_, version) => `makeCatalogue('${Number(version) + 1}'`,
          ),
      },
      next: [
        `say in ${folder}/${file}.ts what ${id} asks, what evidence must show and what to do, and write its judge`,
        `pnpm --filter @weighbridge/posture exec vitest run src/controls src/explain.test.ts test/laws.test.ts`,
        `add to ${folder}/${file}.test.ts what the samples of ${type} do not say`,
      ],
    };
  },
};

/** The family that the letters of an id are of, and its number: the next one. @param {string} root @param {string} id */
function placeOf(root, id) {
  const all = controlsIn(root);
  const known = [...new Set(all.map(({ letters }) => letters))];
  const [, letters = '', number] = /^WB-([A-Z0-9]+)-([1-9]\d*)$/.exec(id) ?? [];
  expectThat(
    known.includes(letters),
    `'${id}' is no id of a control: it is WB-XXX-n, with XXX one of ${known.join(', ')}.`,
  );
  const family = all.filter((each) => each.letters === letters);
  const next = Math.max(...family.map((each) => each.number)) + 1;
  const state = Number(number) < next ? 'is taken' : 'leaves a gap';
  expectThat(Number(number) === next, `${id} ${state}: the next one is WB-${letters}-${next}.`);
  return { family: family[0]?.family ?? '', number: next };
}

/** @param {Record<string, string | number>} parts */
function source({ id, family, type, contract, judge }) {
  return `import { ${contract} } from '@weighbridge/evidence';
import type { ${pascal(String(type))}Payload } from '@weighbridge/evidence';
import { defineControl, need } from '../../control.ts';
import type { Judgement } from '../../control.ts';

/** What \`${type}\` says to ${id}. */
export function ${judge}(_payload: ${pascal(String(type))}Payload): Judgement {
  return { outcome: 'inconclusive', message: 'Nobody has written this judge.' };
}

/** ${id} with the judge that it asks. */
export const ${camel(String(id).slice(3).toLowerCase())} = defineControl({
  id: '${id}',
  version: 1,
  family: '${family}',
  title: '',
  question: '',
  severity: 'medium',
  maxAgeDays: 90,
  needs: [need({ of: ${contract}, shows: '', grants: 'pass', judge: ${judge} })],
  rules: [],
  remediation: '',
});
`;
}

/** @param {Record<string, string | number>} parts */
function judgeTest({ id, file, type, contract, judge }) {
  return `import type { JsonObject } from '@weighbridge/core';
import { ${contract} } from '@weighbridge/evidence';
import { expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import { typeOf } from '../../../test/support/judging.ts';
import { ${judge} } from './${file}.ts';

const { good, adverse, inconclusive } = typeOf('${type}').samples;

test.for([
  ['supports', good],
  ['adverse', adverse],
  ['inconclusive', inconclusive],
] as const)('${id} is told what ${type} says, here %s: write its judge in ${file}.ts', ([says, sample]) => {
  expect(asked(${contract}, ${judge})(sample as JsonObject)).toMatchObject({
    outcome: says,
    message: expect.stringMatching(/^[A-Z].*\\.$/),
  });
});
`;
}
