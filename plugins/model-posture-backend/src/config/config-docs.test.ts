import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ConfigReader } from '@backstage/config';
import { loadConfigSchema } from '@backstage/config-loader';
import type { JsonObject } from '@backstage/types';
import { beforeAll, expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A realistic value for every setting. */
const EXAMPLES: Readonly<Record<string, JsonObject[string]>> = {
  sources: [
    { type: 'folder', name: 'estate', path: '/srv/models', owners: ['group:default/fraud'] },
  ],
  entities: [{ kind: 'Component', type: 'llm' }],
  policy: { file: '/etc/policy.yaml' },
  sigstoreRoot: '/etc/root.json',
  schedule: {
    frequency: { hours: 1 },
    timeout: { hours: 2 },
    initialDelay: 'PT5S',
    scope: 'global',
  },
  discovery: { frequency: { cron: '* * * * *' }, timeout: 'PT1M' },
  hash: 'none',
  digestCache: '/var/cache/digests.json',
  concurrency: 4,
  timeout: { minutes: 5 },
  lease: { seconds: 30 },
  evidence: [{ type: 'folder', path: '/srv/evidence' }],
  collectors: { approvals: { url: 'https://ci.example.com' } },
};

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly visibility?: string;
  readonly deepVisibility?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

let settings: Readonly<Record<string, Schema>>;

beforeAll(async () => {
  // As Backstage reads it: config.d.ts becomes JSON Schema.
  const schema = await loadConfigSchema({
    dependencies: [],
    packagePaths: [at('../../package.json')],
  });
  const { schemas } = schema.serialize() as unknown as {
    readonly schemas: readonly { readonly value: Schema }[];
  };
  const own = schemas.find(({ value }) => value.properties?.['weighbridge'] !== undefined);
  settings = own?.value.properties?.['weighbridge']?.properties ?? {};
});

function read(weighbridge: JsonObject): unknown {
  return readSettings(new ConfigReader({ weighbridge }));
}

test('what config.d.ts declares is what the reader accepts', () => {
  expect(new Set(Object.keys(settings))).toEqual(new Set(Object.keys(EXAMPLES)));
  expect(() => read({ ...EXAMPLES })).not.toThrow();
});

test('every setting is described in config.d.ts and in the README, with its default', async () => {
  const readme = await readFile(at('../../README.md'), 'utf8');
  for (const [key, { description = '' }] of Object.entries(settings)) {
    expect({ key, description }).toMatchObject({ description: expect.stringMatching(/\w{3}/) });
    expect(readme).toMatch(
      new RegExp(String.raw`^\| \`${key}(\[\])?\` \| [^|]+ \| [^|]+ \|$`, 'm'),
    );
  }
});

test('the browser sees only what it needs', () => {
  const shown = Object.entries(settings)
    .filter(([, schema]) => JSON.stringify(schema).includes('"frontend"'))
    .map(([key]) => key);
  expect(shown).toEqual(['entities']);
});

test.for([
  [
    { concurency: 4 },
    'weighbridge has no setting "concurency"; it has sources, entities, policy, sigstoreRoot, schedule, ' +
      'discovery, hash, digestCache, concurrency, timeout',
  ],
  [
    { sources: [{ type: 'folder', path: '/x', recursive: true }] },
    'weighbridge.sources[0] has no setting "recursive"; it has type, name, path, owners',
  ],
  [
    { entities: [{ kind: 'Component' }, { kind: 'API', typ: 'x' }] },
    'weighbridge.entities[1] has no setting "typ"; it has kind, type',
  ],
  [{ policy: { path: '/x' } }, 'weighbridge.policy has no setting "path"; it has file'],
  [
    { schedule: { every: 'PT1H' } },
    'weighbridge.schedule has no setting "every"; it has frequency, timeout, initialDelay, scope',
  ],
  [{ hash: 'partly' }, 'weighbridge.hash must be full or none, got "partly"'],
  [{ concurrency: 17 }, 'weighbridge.concurrency must be an integer in [1, 16], got 17'],
  [{ concurrency: 'many' }, 'weighbridge.concurrency'],
  [{ digestCache: 7 }, 'weighbridge.digestCache'],
  [{ timeout: { fortnights: 1 } }, 'weighbridge.timeout'],
  [{ timeout: 'PT0S' }, 'weighbridge.timeout must be between 1 ms and 24 days, got 0 ms'],
  [{ schedule: { frequency: { hours: 1 } } }, 'timeout'],
  [{ entities: 'llm' }, 'weighbridge.entities'],
] as const)('%j is refused in one sentence', ([config, message]) => {
  let thrown: unknown;
  try {
    read(structuredClone(config) as unknown as JsonObject);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Error);
  expect((thrown as Error).message).toContain(message);
  expect((thrown as Error).message).not.toContain('\n');
});

test('the settings of another source type are left to the module that adds it', () => {
  expect(() => read({ sources: [{ type: 's3', bucket: 'models' }] })).not.toThrow();
});
