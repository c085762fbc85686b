import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describeWith } from '@weighbridge/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DOCS, ROOT } from '../generate/places.ts';

/** A page with commands that are run: everything in blocks marked `sh run`, in order. */
interface Recipe {
  readonly page: string;
  readonly script: string;
}

const recipes: readonly Recipe[] = ['start', 'how-to'].flatMap((folder) =>
  readdirSync(join(DOCS, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.mdx?$/.test(name))
    .map((name) => ({
      page: `${folder}/${name}`,
      script: runBlocks(readFileSync(join(DOCS, folder, name), 'utf8')),
    }))
    .filter(({ script }) => script !== ''),
);

function runBlocks(text: string): string {
  return [...text.matchAll(/^```sh run\n([^]*?)^```$/gm)].map(([, block]) => block).join('\n');
}

const needsOpenssl = ({ script }: Recipe): boolean => script.includes('openssl');

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'weighbridge-recipe-'));
  mkdirSync(join(home, 'bin'));
  const program = join(ROOT, 'packages/cli/src/bin.ts');
  const shim = `#!/bin/sh\nexec "${process.execPath}" --conditions=@weighbridge/source "${program}" "$@"\n`;
  writeFileSync(join(home, 'bin/weighbridge'), shim, { mode: 0o755 });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function expectToWork({ script }: Recipe): void {
  const env = {
    PATH: [join(home, 'bin'), process.env['PATH']].join(delimiter),
    XDG_CACHE_HOME: join(home, 'cache'),
  };
  const output = execFileSync('sh', ['-eu', '-c', script], {
    cwd: home,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const promised = [...script.matchAll(/# (exit code \d)/g)].map(([, code]) => code);
  expect([...output.matchAll(/^exit code \d$/gm)].map(([line]) => line)).toEqual(promised);
}

describe('the commands of a page work as the page says', () => {
  test('there are such pages', () => expect(recipes.length).toBeGreaterThan(3));

  test.for(recipes.filter((each) => !needsOpenssl(each)))('$page', (recipe) =>
    expectToWork(recipe),
  );
});

test('the recipe of CI works on the first run, and on the next against the first', () => {
  const ci = recipes.find(({ page }) => page === 'how-to/weigh-in-ci.md');
  const script = ci?.script ?? '';
  expectToWork({ page: 'first', script });
  const first = JSON.parse(readFileSync(join(home, 'last.json'), 'utf8')) as { kind: string };
  expect(first.kind).toBe('posture');
  expectToWork({
    page: 'next',
    script: `${script}\ntest "$1" = --previous\ntest ! -f next.json\n`,
  });
});

describeWith('openssl')('the commands of a page with keys work as the page says', () => {
  test.for(recipes.filter(needsOpenssl))('$page', (recipe) => expectToWork(recipe));
});
