import { expect, test } from 'vitest';
import { isOptional, parseBlocks } from './blocks.mjs';
import { editScript } from './edit-script.mjs';
import { mergeYaml } from './edit-yaml.mjs';
import { path } from './follow.mjs';
import { releaseOf } from './release.mjs';

test('reads the blocks of a page with their section, language and title', () => {
  const page =
    '## One\n\n```sh\nyarn tsc\n```\n\n## Two\n\n```ts title="a.ts, only at night"\nx;\n```\n';
  const [first, second] = parseBlocks(page);
  expect(first).toEqual({ section: 'One', language: 'sh', title: '', text: 'yarn tsc' });
  expect(second).toEqual({
    section: 'Two',
    language: 'ts',
    title: 'a.ts, only at night',
    text: 'x;',
  });
  expect([first, second].map((block) => block !== undefined && isOptional(block))).toEqual([
    false,
    true,
  ]);
});

test.each(['default', 'legacy'])(
  'every block of the %s way is a Yarn command or names its file',
  (template) => {
    const blocks = path(/** @type {'default' | 'legacy'} */ (template));
    expect(blocks.length).toBeGreaterThan(8);
    for (const { language, title, text } of blocks)
      expect(language === 'sh' ? text : title).toMatch(
        language === 'sh' ? /^yarn / : /^[\w./-]+\.\w+/,
      );
  },
);

test('merges YAML, keeps comments and follows or precedes what a list has', () => {
  const source = '# why\na:\n  - one\nb: { c: 1 }\n';
  expect(mergeYaml(source, 'a:\n  - two\nd: 2\n', false)).toBe(
    '# why\na:\n  - one\n  - two\nb: {c: 1}\nd: 2\n',
  );
  expect(mergeYaml(source, 'a:\n  - two\n', true)).toBe('# why\na:\n  - two\n  - one\nb: {c: 1}\n');
});

const PAGE = `import a from 'a';

const card = (
  <Grid>
    <About />
  </Grid>
);

const page = (
  <Layout>
    <Route>
      <A />
    </Route>
  </Layout>
);
`;

test('puts elements where the block has them, around the existing ones', () => {
  const block = `import b from 'b';

const card = (
  <Grid>
    <B />
    {/* the cards that are there already */}
  </Grid>
);

const page = (
  <Layout>
    {/* the routes that are there already */}
    <Route>
      <B />
    </Route>
  </Layout>
);`;
  expect(editScript(PAGE, block, '')).toBe(`import a from 'a';
import b from 'b';

const card = (
  <Grid>
    <B />
    <About />
  </Grid>
);

const page = (
  <Layout>
    <Route>
      <A />
    </Route>
    <Route>
      <B />
    </Route>
  </Layout>
);
`);
});

test('goes below a line, before a call, or in place of a call', () => {
  expect(editScript('  <A />\n  <C />\n', '<A />\n<B />', '')).toBe('  <A />\n  <B />\n  <C />\n');
  expect(editScript('one();\n\nstart();\n', 'two();', 'before start')).toBe(
    'one();\n\ntwo();\nstart();\n',
  );
  const source =
    "backend.add(import('x'));\nbackend.add(\n  import('all'),\n);\nbackend.start();\n";
  expect(editScript(source, 'mine();', 'instead of all')).toBe(
    "backend.add(import('x'));\nmine();\nbackend.start();\n",
  );
});

test('refuses a block whose place is not in the file', () => {
  expect(() => editScript('<A />', '<X />\n<B />', '')).toThrow("There is no line '<X />'");
  expect(() => editScript(PAGE, 'const card = (\n  <Grid>\n  </Grid>\n);', '')).toThrow(
    'what stays',
  );
  expect(() => editScript('one();', 'two();', 'before start')).toThrow("no 'start'");
  expect(() => editScript('one();', 'two();', 'instead of all')).toThrow('names all');
});

test('a release is the lowest versions that its packages require, and the highest of each', async () => {
  /** @type {Record<string, Record<string, string>>} */
  const published = {
    '@backstage/a@1.2.0': { '@backstage/b': '^0.9.0', react: '^18.0.0' },
    '@backstage/b@0.9.0': { '@backstage/c': '^2.0.0' },
    '@backstage/b@0.10.1': { '@backstage/a': '^1.1.0' },
    '@backstage/c@2.0.0': { '@backstage/b': '^0.10.1', '@backstage/d': '*' },
  };
  const app = { dependencies: { '@backstage/a': '^1.2.0', lodash: '^4.0.0' }, devDependencies: {} };
  const release = await releaseOf([app], async (packages) =>
    packages.map((one) => ({ dependencies: published[one] ?? {} })),
  );
  expect(release).toEqual({
    '@backstage/a': '1.2.0',
    '@backstage/b': '0.10.1',
    '@backstage/c': '2.0.0',
  });
});
