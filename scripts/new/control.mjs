import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { changeset, withItem } from './edit.mjs';
import { camel, expectThat, pascal } from './names.mjs';
import { controlsIn, nextNumber, typeIn } from './registered.mjs';

const HOME = 'packages/posture/src';
const PACKAGE = '@weighbridge/posture';

/** @typedef {Record<'id' | 'family' | 'file' | 'type' | 'contract' | 'payload' | 'judge', string>} Parts */

/** @type {import('./index.mjs').Kind} */
export const control = {
  name: 'control',
  takes: '<WB-FAMILY-n> <evidence type>',
  what: 'a control with a judge that reads the evidence, and its test',
  plan(root, id, type = '') {
    const family = familyOf(root, id);
    const found = typeIn(root, type, `pnpm new control ${id}`);
    const folder = `${HOME}/controls/${family}`;
    const isRoom = existsSync(join(root, folder, 'index.ts'));
    const file = id.slice(3).toLowerCase();
    const parts = { id, family, file, ...found, judge: `judge${pascal(type)}` };
    return {
      files: {
        [`${folder}/${file}.ts`]: source(parts),
        [`${folder}/${file}.test.ts`]: judgeTest(parts),
        [`.changeset/control-${file}.md`]: changeset(
          PACKAGE,
          `New control \`${id}\` reads \`${type}\`. \`prod\` requires every control, so this one too.`,
        ),
      },
      edits: {
        [isRoom ? `${folder}/index.ts` : `${folder}.ts`]: (text) =>
          withItem(
            text,
            `${family}Controls`,
            camel(file),
            `${isRoom ? '.' : `./${family}`}/${file}.ts`,
          ),
        [`${HOME}/catalogue.ts`]: withNextVersion,
      },
      next: [
        `say in ${folder}/${file}.ts what ${id} asks, what evidence must show and what to do, and write its judge`,
        `add to ${folder}/${file}.test.ts what the samples of ${type} do not say`,
        `pnpm --filter ${PACKAGE} exec vitest run src/controls src/explain.test.ts test/laws.test.ts`,
      ],
    };
  },
};

/** @param {string} text of the catalogue */
function withNextVersion(text) {
  return text.replace(/makeCatalogue\('(\d+)'/, (_, now) => `makeCatalogue('${Number(now) + 1}'`);
}

/** The family of an id that is the next of its letters. @param {string} root @param {string} id */
function familyOf(root, id) {
  const all = controlsIn(root);
  const known = [...new Set(all.map(({ letters }) => letters))];
  const [, letters = '', number] = /^WB-([A-Z0-9]+)-([1-9]\d*)$/.exec(id) ?? [];
  expectThat(
    known.includes(letters),
    `'${id}' is no id of a control: it is WB-<FAMILY>-<n>, with FAMILY one of ${known.join(', ')}.`,
  );
  const next = nextNumber(root, letters);
  const state = Number(number) < next ? 'is taken' : 'leaves a gap';
  expectThat(Number(number) === next, `${id} ${state}: the next one is WB-${letters}-${next}.`);
  return all.find((each) => each.letters === letters)?.family ?? '';
}

/** @param {Parts} parts */
const source = ({
  id,
  family,
  type,
  file,
  contract,
  payload,
  judge,
}) => `import { ${contract} } from '@weighbridge/evidence';
import type { ${payload} } from '@weighbridge/evidence';
import { defineControl, need } from '../../control.ts';
import type { Judgement } from '../../control.ts';

/** What \`${type}\` says to ${id}. */
export function ${judge}(_payload: ${payload}): Judgement {
  return { outcome: 'inconclusive', message: 'Nobody has written this judge.' };
}

/** ${id} with the judge that it asks. */
export const ${camel(file)} = defineControl({
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

/** @param {Parts} parts */
const judgeTest = ({
  id,
  file,
  type,
  contract,
  judge,
}) => `import type { JsonObject } from '@weighbridge/core';
import { ${contract} } from '@weighbridge/evidence';
import { expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import { policy, typeOf } from '../../../test/support/judging.ts';
import { ${judge} } from './${file}.ts';

const { good, adverse, inconclusive } = typeOf('${type}').samples;
const samples = Object.entries({ supports: good, adverse, inconclusive });

test.for(samples.filter(([, sample]) => sample !== null))(
  '${id} says %s where it should of ${type}: write its judge in ${file}.ts',
  ([outcome, sample]) => {
    expect(asked(${contract}, ${judge})(sample as JsonObject, policy)).toMatchObject({
      outcome,
      message: expect.stringMatching(/^[A-Z].*\\.$/),
    });
  },
);
`;
