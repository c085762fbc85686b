import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { breach, JUDGE_LAWS } from '../../test/laws/judge-laws.ts';
import { judging, typeOf } from '../../test/support/judging.ts';

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }));
const sources = files.filter(({ name }) => !name.endsWith('.test.ts'));
const tests = files.filter(({ name }) => name.endsWith('.test.ts'));

/** Sources that define a function with a judge's name: more than one if several share the name. */
const homesOf = ({ name }: { readonly name: string }) =>
  sources.filter(({ text }) => text.includes(`function ${name}(`));

describe.for(judging.map((each) => [`${each.id} of ${each.type}`, each] as const))(
  'the judge of %s',
  ([, { type, judge }]) => {
    test.for(Object.entries(JUDGE_LAWS))('%s', ([, law]) => {
      const said = breach(law, judge, typeOf(type));
      expect(said, said).toBe('');
    });

    test('is a function with a name', () => {
      expect(homesOf(judge).length, 'write it as `function judge...`').toBeGreaterThan(0);
    });
  },
);

test.for([...new Set(judging.flatMap(({ judge }) => homesOf(judge).map(({ name }) => name)))])(
  'the judge in %s has a test',
  (name) => {
    const path = name.replace(/^.*\//, '');
    const users = tests.filter(({ text }) => text.includes(`/${path}'`));
    expect(users.length, `write src/controls/${name.replace(/\.ts$/, '.test.ts')}`).toBeGreaterThan(
      0,
    );
  },
);
