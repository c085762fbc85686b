import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { HERE, libraries } from './libraries.ts';

const EXAMPLES = join(HERE, '..');

/** Packages next to this one that show the use of one library. */
const projects = readdirSync(EXAMPLES)
  .map((name) => ({ name, folder: join(EXAMPLES, name) }))
  .filter(({ folder }) => existsSync(join(folder, 'package.json')))
  .flatMap(({ name, folder }) => {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly weighbridge?: { readonly example?: string };
    };
    const library = manifest.weighbridge?.example;
    return library === undefined ? [] : [{ name, folder, library }];
  });

test('every library has its own example', () => {
  const shown = projects.map(({ library }) => library);
  expect(shown.toSorted()).toEqual(
    libraries()
      .map(({ name }) => name)
      .toSorted(),
  );
});

test.for(projects)('$name prints what its README shows', ({ folder }) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['main.ts'], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: [join(folder, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
    },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const expected = readFileSync(join(folder, 'expected.txt'), 'utf8').trimEnd();
  expect(stdout.trimEnd()).toBe(expected);
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(expected);
});
