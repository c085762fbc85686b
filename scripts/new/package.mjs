import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeset } from './edit.mjs';
import { camel, expectFree, expectThat } from './names.mjs';

/** The library and the example whose settings a new one copies. */
const LIKE = { library: 'packages/report', example: 'examples/check-evidence' };
/** The development dependencies of every library. */
const EVERY = /^@(?:types|weighbridge)\/|^(?:typescript|vitest)$/;

/** @type {import('./index.mjs').Kind} */
export const newPackage = {
  name: 'package',
  takes: '<name> "<what it does>"',
  what: 'a library with everything that the checks require, and its example',
  plan(root, name, sentence = '') {
    const home = `packages/${name}`;
    expectFree(root, name, home);
    expectThat(
      /^[A-Z][^\n"'`\\*$]{20,200}\.$/.test(sentence),
      `Say what ${name} does in one sentence without quotes, with a capital and a full stop: pnpm new package ${name} "Compares ...".`,
    );
    const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
    return {
      files: {
        ...library(read, name, sentence),
        ...example(read, name, sentence),
        [`.changeset/${name}.md`]: changeset(`@weighbridge/${name}`, sentence),
      },
      edits: {
        'examples/doors/package.json': (text) => withDependency(text, `@weighbridge/${name}`),
      },
      runs: [
        ['pnpm', 'install', '--offline', '--no-frozen-lockfile'],
        ['node', 'scripts/api.mjs'],
        ['node', 'scripts/notices.mjs'],
      ],
      next: [
        `write what it does in ${home}/src, every chapter of ${home}/README.md, and examples/use-${name}`,
        `raise the tag in ${home}/turbo.json if it composes others: turbo.json at the root lists the stages`,
        `give it a row in README.md, and write why it exists: copy docs/adr/0000-template.md`,
        `npm test -- @weighbridge/${name}; pnpm api; pnpm check`,
      ],
    };
  },
};

/** @param {unknown} value */
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** @param {string} text @param {string} name */
function withDependency(text, name) {
  const made = JSON.parse(text);
  const names = [...Object.keys(made.dependencies), name].toSorted();
  const dependencies = Object.fromEntries(names.map((each) => [each, 'workspace:^']));
  return json({ ...made, dependencies });
}

/** @param {(path: string) => string} read @param {string} name @param {string} description */
function library(read, name, description) {
  const {
    devDependencies,
    dependencies: _,
    ...like
  } = JSON.parse(read(`${LIKE.library}/package.json`));
  const dev = Object.entries(devDependencies).filter(([each]) => EVERY.test(each));
  const home = `packages/${name}`;
  const files = {
    'package.json': json({
      ...like,
      name: `@weighbridge/${name}`,
      description,
      repository: { ...like.repository, directory: home },
      devDependencies: Object.fromEntries(dev),
    }),
    'turbo.json': '{ "extends": ["//"], "tags": ["lib"] }\n',
    'README.md': readme(name, description),
    'src/index.ts': `export { ${camel(name)} } from './${name}.ts';\n`,
    [`src/${name}.ts`]: `/** ${description} */\nexport function ${camel(name)}(): string {\n  return '';\n}\n`,
    [`src/${name}.test.ts`]: ownTest(name),
  };
  for (const file of ['LICENSE', 'tsconfig.json', 'tsconfig.build.json', 'vitest.config.ts'])
    files[file] = read(`${LIKE.library}/${file}`);
  return below(home, files);
}

/** @param {string} home @param {Record<string, string>} files @returns {Record<string, string>} */
function below(home, files) {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${home}/${path}`, text]));
}

/** @param {string} name */
const ownTest = (name) => `import { expect, test } from 'vitest';
import { ${camel(name)} } from './${name}.ts';

test('${camel(name)} answers: write src/${name}.ts', () => {
  expect(${camel(name)}()).not.toBe('');
});
`;

/** @param {string} name @param {string} sentence */
function readme(name, sentence) {
  const empty = [
    'What it gives',
    'Options',
    'Errors',
    'Limits',
    'Accuracy',
    'Stability',
    'Prior art and sources',
  ];
  return `# @weighbridge/${name}

${sentence}

## Install

    npm install @weighbridge/${name}

## Use

\`\`\`ts
${program(name)}\`\`\`

${empty.map((chapter) => `## ${chapter}\n`).join('\n')}`;
}

/** @param {string} name */
const program = (name) =>
  `import { ${camel(name)} } from '@weighbridge/${name}';\n\nconsole.log(${camel(name)}());\n`;

/** @param {(path: string) => string} read @param {string} name @param {string} description */
function example(read, name, description) {
  return below(`examples/use-${name}`, {
    'package.json': json({
      ...JSON.parse(read(`${LIKE.example}/package.json`)),
      name: `@weighbridge/example-use-${name}`,
      description,
      dependencies: { [`@weighbridge/${name}`]: 'workspace:^' },
      weighbridge: { example: `@weighbridge/${name}` },
    }),
    'main.ts': program(name),
    'expected.txt': '',
    'README.md': `# Use ${name}\n\n${description} An example of [@weighbridge/${name}](../../packages/${name}/README.md).\n\n    node main.ts\n`,
    'tsconfig.json': read(`${LIKE.example}/tsconfig.json`),
    'turbo.json': read(`${LIKE.example}/turbo.json`),
  });
}
