import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeset } from './edit.mjs';
import { camel, expectKebab, expectThat } from './names.mjs';

/** Libraries and examples whose settings a new one has too. */
const LIKE = { library: 'packages/report', example: 'examples/check-evidence' };
const SETTINGS = ['LICENSE', 'tsconfig.json', 'tsconfig.build.json', 'vitest.config.ts'];
const DOORS = 'examples/doors/package.json';

/** @type {import('./index.mjs').Kind} */
export const newPackage = {
  name: 'package',
  takes: '<name> "<what it does>"',
  what: 'a library, with everything that the checks ask of one, and its example',
  plan(root, name, sentence = '') {
    expectKebab(name, 'a package');
    expectThat(
      !existsSync(join(root, 'packages', name)),
      `The name ${name} is taken: see packages/${name}.`,
    );
    expectThat(
      /^[A-Z][^\n"]{20,200}\.$/.test(sentence),
      `Say in one sentence what ${name} does, with a capital and a full stop: pnpm new package ${name} "Compares ... with ...".`,
    );
    const [home, example] = [`packages/${name}`, `examples/use-${name}`];
    const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
    const copied = (
      /** @type {string} */ from,
      /** @type {string} */ to,
      /** @type {string[]} */ files,
    ) => Object.fromEntries(files.map((file) => [`${to}/${file}`, read(`${from}/${file}`)]));
    return {
      files: {
        ...copied(LIKE.library, home, SETTINGS),
        [`${home}/turbo.json`]: '{ "extends": ["//"], "tags": ["lib"] }\n',
        [`${home}/package.json`]: manifest(read(`${LIKE.library}/package.json`), name, sentence),
        ...sources(home, name, sentence),
        ...copied(LIKE.example, example, ['tsconfig.json', 'turbo.json']),
        ...exampleFiles(read(`${LIKE.example}/package.json`), example, name, sentence),
        [`.changeset/${name}.md`]: changeset(`@weighbridge/${name}`, sentence),
      },
      edits: { [DOORS]: (text) => withDependency(text, `@weighbridge/${name}`) },
      runs: [
        ['pnpm', 'install', '--offline', '--no-frozen-lockfile'],
        ['node', 'scripts/api.mjs'],
        ['node', 'scripts/notices.mjs'],
      ],
      next: [
        `write what it does in ${home}/src, and every chapter of ${home}/README.md`,
        `raise the tag in ${home}/turbo.json where it composes others (turbo.json at the root lists the rooms)`,
        `add its row to README.md, and write why there is one: copy docs/adr/0000-template.md`,
        `npm test -- @weighbridge/${name}; pnpm api; pnpm check`,
      ],
    };
  },
};

/** @param {string} like @param {string} name @param {string} description */
function manifest(like, name, description) {
  const { devDependencies, dependencies: _, ...rest } = JSON.parse(like);
  const dev = Object.keys(devDependencies).filter((each) =>
    /^@(?:types|weighbridge)\/|^(?:typescript|vitest)$/.test(each),
  );
  const made = {
    ...rest,
    name: `@weighbridge/${name}`,
    description,
    repository: { ...rest.repository, directory: `packages/${name}` },
    devDependencies: Object.fromEntries(dev.map((each) => [each, devDependencies[each]])),
  };
  return `${JSON.stringify(made, null, 2)}\n`;
}

/** @param {string} text @param {string} name */
function withDependency(text, name) {
  const made = JSON.parse(text);
  const all = Object.entries({ ...made.dependencies, [name]: 'workspace:^' });
  made.dependencies = Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(made, null, 2)}\n`;
}

/** @param {string} home @param {string} name @param {string} sentence */
function sources(home, name, sentence) {
  return {
    [`${home}/README.md`]: readme(name, sentence),
    [`${home}/src/index.ts`]: `export { ${camel(name)} } from './${name}.ts';\n`,
    [`${home}/src/${name}.ts`]: `/** ${sentence} */\nexport function ${camel(name)}(): string {\n  return '';\n}\n`,
    [`${home}/src/${name}.test.ts`]: `import { expect, test } from 'vitest';
import { ${camel(name)} } from './${name}.ts';

test('${camel(name)} answers: write src/${name}.ts', () => {
  expect(${camel(name)}()).not.toBe('');
});
`,
    [`${home}/test/readme.test.ts`]: `import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every chapter of the README says something: write those that do not', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const chapters = readme.split(/^## /m).slice(1);
  expect(chapters.filter((chapter) => /^[^\\n]+\\s*$/.test(chapter))).toEqual([]);
});
`,
  };
}

/** @param {string} name @param {string} sentence */
function readme(name, sentence) {
  const use = `\`\`\`ts\nimport { ${camel(name)} } from '@weighbridge/${name}';\n\nconsole.log(${camel(name)}());\n\`\`\``;
  const bare = [
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

${use}

${bare.map((chapter) => `## ${chapter}\n`).join('\n')}`;
}

/** @param {string} like @param {string} home @param {string} name @param {string} sentence */
function exampleFiles(like, home, name, sentence) {
  const made = {
    ...JSON.parse(like),
    name: `@weighbridge/example-use-${name}`,
    description: sentence,
    dependencies: { [`@weighbridge/${name}`]: 'workspace:^' },
    weighbridge: { example: `@weighbridge/${name}` },
  };
  return {
    [`${home}/package.json`]: `${JSON.stringify(made, null, 2)}\n`,
    [`${home}/main.ts`]: `import { ${camel(name)} } from '@weighbridge/${name}';\n\nconsole.log(${camel(name)}());\n`,
    [`${home}/expected.txt`]: '',
    [`${home}/README.md`]: `# Use ${name}\n\n${sentence}\n\n    node main.ts\n`,
  };
}
