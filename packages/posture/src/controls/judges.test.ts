import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { JUDGE_LAWS } from '../../test/laws/judge-laws.ts';
import { judging, typeOf } from '../../test/support/judging.ts';

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }));
const [tests, sources] = [true, false].map((wanted) =>
  files.filter(({ name }) => name.endsWith('.test.ts') === wanted),
);

describe.for(judging.map((each) => [`${each.id} of ${each.type}`, each] as const))(
  'the judge of %s',
  ([, { type, judge }]) => {
    test.for(Object.entries(JUDGE_LAWS))('%s', ([, law]) => {
      expect(() => law(judge, typeOf(type))).not.toThrow();
    });

    test('is a function of a file, which a test calls', () => {
      const home = sources?.find(({ text }) => text.includes(`export function ${judge.name}(`));
      expect(home?.name, 'export the judge as a function of a file').toBeDefined();
      const path = home?.name.replace(/^.*\//, '') ?? '';
      const callers = tests?.filter(
        ({ text }) => text.includes(`/${path}'`) && text.includes(judge.name),
      );
      expect(
        callers?.length,
        `write src/controls/${home?.name.replace(/\.ts$/, '.test.ts')}`,
      ).toBeGreaterThan(0);
    });
  },
);
