import { afterAll, beforeAll, expect, test } from 'vitest';
import { House, manifest, privateManifest, readme } from '../test/house.mjs';
import { checks } from './index.mjs';

/**
 * For each check a mistake that it refuses, with words of the refusal, and a similar case that is right.
 *
 * @type {Record<string, { mistake: import('../test/house.mjs').Files, told: RegExp, twin: import('../test/house.mjs').Files }>}
 */
const PLANTED = {
  types: {
    mistake: { 'packages/x/src/typed.test.ts': "export const typed: number = '1';\n" },
    told: /typed\.test\.ts.*TS2322/,
    twin: { 'packages/x/src/typed.test.ts': "export const typed: string = '1';\n" },
  },
  lint: {
    mistake: {
      'packages/x/src/waits.test.ts': 'const waits = async (): Promise<void> => {};\nwaits();\n',
    },
    told: /waits\.test\.ts.*no-floating-promises/,
    twin: {
      'packages/x/src/waits.test.ts':
        'const waits = async (): Promise<void> => {};\nawait waits();\n\nexport {};\n',
    },
  },
  format: {
    mistake: { 'packages/x/src/spaces.test.ts': 'export const  spaces=1\n' },
    told: /spaces\.test\.ts/,
    twin: { 'packages/x/src/spaces.test.ts': 'export const spaces = 1;\n' },
  },
  unused: {
    mistake: { 'packages/x/src/nobody.ts': 'export const nobody = 0;\n' },
    told: /nobody\.ts/,
    twin: {
      'packages/x/src/somebody.ts': 'export const somebody = 4;\n',
      'packages/x/src/forty.ts':
        "import { somebody } from './somebody.ts';\n\nexport const forty = (): number => somebody * 10;\n",
    },
  },
  boundaries: {
    mistake: {
      'packages/x/package.json': manifest({ dependencies: { '@weighbridge/y': 'workspace:^' } }),
      'packages/x/src/uses.test.ts': "export { nothing } from '@weighbridge/y';\n",
    },
    told: /@weighbridge\/y/,
    twin: {
      'plugins/y/src/uses.test.ts': "export { answer } from '@weighbridge/x';\n",
      'plugins/y/package.json': privateManifest({
        dependencies: { '@weighbridge/x': 'workspace:^' },
        devDependencies: { '@types/node': '^24' },
      }),
    },
  },
  cycles: {
    mistake: {
      'packages/x/package.json': manifest({ devDependencies: { '@weighbridge/y': 'workspace:^' } }),
      'plugins/y/package.json': privateManifest({
        dependencies: { '@weighbridge/x': 'workspace:^' },
      }),
    },
    told: /@weighbridge\/x -> @weighbridge\/y -> @weighbridge\/x/,
    twin: {},
  },
  backstage: {
    mistake: {
      'packages/x/package.json': manifest({ dependencies: { '@backstage/types': '^1.0.0' } }),
    },
    told: /packages\/x asks for @backstage\/types/,
    twin: {
      'packages/x/package.json': manifest({
        description: 'The answer, also for Backstage.',
        keywords: ['backstage'],
        devDependencies: { zod: '^4.0.0' },
        exports: {
          '.': { '@weighbridge/source': './src/index.ts', default: './dist/index.js' },
          './package.json': './package.json',
        },
      }),
    },
  },
  manifests: {
    mistake: { 'packages/x/package.json': manifest({ engines: undefined }) },
    told: /packages\/x: engines\.node is missing/,
    twin: {},
  },
  sherif: {
    mistake: {
      'plugins/y/package.json': privateManifest({ dependencies: { '@types/node': '^24' } }),
    },
    told: /types-in-dependencies/,
    twin: {},
  },
  notices: {
    mistake: { 'packages/x/package.json': manifest({ dependencies: { zod: '^4.0.0' } }) },
    told: /packages\/x\/THIRD_PARTY_NOTICES\.md: it is stale/,
    twin: {},
  },
  shape: {
    mistake: {
      'packages/x/package.json': manifest({
        publishConfig: {
          access: 'public',
          provenance: true,
          exports: { '.': './dist/index.js', './gone': './dist/gone.js' },
        },
      }),
    },
    told: /gone\.js/,
    twin: {},
  },
  api: {
    mistake: {
      'packages/x/src/index.ts': '/** The answer. */\nexport const answer = (): string => "42";\n',
    },
    told: /report\.api\.md[^]*-[^\n]*number[^]*\+[^\n]*string/,
    twin: {},
  },
  sizes: {
    mistake: { 'packages/x/src/forty.ts': 'export const forty = () => process.pid;\n' },
    told: /packages\/x, import \*.*process is not defined/,
    twin: {
      'packages/x/src/pid.test.ts':
        'const process = { pid: 42 };\n\nexport const { pid } = process;\n',
    },
  },
  changesets: {
    mistake: { 'packages/x/src/forty.ts': 'export const forty = (): number => 39 + 1;\n' },
    told: /@weighbridge\/x has changed/,
    twin: { '.changeset/now.md': "---\n'@weighbridge/x': patch\n---\n\nWhy.\n" },
  },
  paths: {
    mistake: { 'docs/paths.md': 'See `/home/somebody/models`.\n' },
    told: /docs\/paths\.md:1:/,
    twin: { 'docs/paths.md': 'See `https://example.org/home/models`.\n' },
  },
  merges: {
    mistake: { 'docs/merges.txt': '<<<<<<< HEAD\n' },
    told: /docs\/merges\.txt:1:/,
    twin: { 'docs/merges.txt': 'Title\n=======\n' },
  },
  archives: {
    mistake: { 'vendor/library-1.0.tgz': '' },
    told: /vendor\/library-1\.0\.tgz/,
    twin: { 'docs/tgz.md': 'What a `.tgz` holds.\n' },
  },
  links: {
    mistake: { 'docs/links.md': 'See [the other](../packages/x/README.md#installs).\n' },
    told: /docs\/links\.md links to \.\.\/packages\/x\/README\.md#installs/,
    twin: { 'docs/links.md': 'See [the other](../packages/x/README.md#install).\n' },
  },
  readmes: {
    mistake: { 'packages/x/README.md': readme().replace('## Limits\n\nText.\n\n', '') },
    told: /packages\/x\/README\.md has the chapters/,
    twin: { 'packages/x/README.md': readme('### Below\n\nMore.') },
  },
};

/** @type {House | undefined} */
let house;
beforeAll(() => (house = new House()), 120_000);
afterAll(() => house?.remove());

test('every check has a planted mistake', () => {
  expect(Object.keys(PLANTED).toSorted()).toEqual(checks.map(({ name }) => name).toSorted());
});

test('every check accepts the right twin of each mistake', () => {
  house?.plant(Object.assign({}, ...Object.values(PLANTED).map(({ twin }) => twin)));
  const names = checks.map(({ name }) => name);
  expect(house?.check(names)).toEqual(Object.fromEntries(names.map((name) => [name, ''])));
});

test.for(Object.keys(PLANTED))('%s refuses its mistake', (name) => {
  const { mistake, told } = /** @type {(typeof PLANTED)[string]} */ (PLANTED[name]);
  house?.plant(mistake);
  expect(house?.check([name])[name]).toMatch(told);
});
