import { memoryFolder } from '@weighbridge/core';
import type { FolderEntry, FolderSource } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { bytes } from '../test/fixture.ts';
import { describeModel } from './describe.ts';
import { findBeside } from './set-apart.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const SHA = 'ab'.repeat(32);
const at = (name: string) => `.cache/huggingface/${name}`;

/** What `hf download --local-dir` of huggingface_hub 1.x leaves next to two files. */
const DOWNLOAD = {
  [at('.gitignore')]: '*',
  [at('CACHEDIR.TAG')]:
    'Signature: 8a477f597d28d172789f06886806bc55\n# This file is a cache directory tag created by huggingface_hub.\n# For information about cache directory tags, see:\n#\thttps://bford.info/cachedir/\n',
  [at('download/model.safetensors.lock')]: '',
  [at('download/model.safetensors.metadata')]: `${COMMIT}\n${SHA}\n1764460800.123456\n`,
  [at('download/sub/config.json.lock')]: '',
  [at('download/sub/config.json.metadata')]: `${COMMIT}\n${'cd'.repeat(20)}\n1764460800\n`,
};

/** What `git clone` of a model leaves, with a Git object and a Git LFS object. */
const GIT = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.git/config': '[core]\n',
  '.git/index': 'DIRC',
  '.git/packed-refs': '# pack-refs with: peeled\n',
  '.git/hooks/pre-commit.sample': '#!/bin/sh\n',
  '.git/info/exclude': '# git ls-files\n',
  '.git/logs/HEAD': `${COMMIT}\n`,
  '.git/refs/heads/main': `${COMMIT}\n`,
  [`.git/objects/01/${COMMIT.slice(2)}`]: 'x\u0001',
  [`.git/objects/pack/pack-${COMMIT}.pack`]: 'PACK',
  [`.git/lfs/objects/ab/ab/${SHA}`]: 'weights',
};

const MODEL = { 'README.md': '# A\n', 'sub/config.json': '{"model_type":"x"}' };

type Contents = Readonly<Record<string, string | Uint8Array>>;
const folderOf = (files: Contents): FolderSource =>
  memoryFolder(
    'm',
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        typeof content === 'string' ? bytes(content) : content,
      ]),
    ),
  );
const apartOf = async (files: Contents) =>
  (await findBeside(folderOf(files))).apart.map(({ path }) => path);
const strangersOf = async (files: Contents) => (await findBeside(folderOf(files))).strangers;

test('sets apart everything that a download leaves, and keeps what it records about each file', async () => {
  expect(await findBeside(folderOf({ ...MODEL, ...DOWNLOAD }))).toMatchObject({
    apart: Object.keys(DOWNLOAD)
      .sort()
      .map((path) => ({ path, by: 'hugging-face' })),
    strangers: [],
    records: [
      { path: 'model.safetensors', commit: COMMIT, sha256: SHA },
      { path: 'sub/config.json', commit: COMMIT },
    ],
  });
});

test('sets apart everything that a clone keeps', async () => {
  expect(await apartOf({ ...MODEL, ...GIT })).toEqual(Object.keys(GIT).sort());
  expect(await strangersOf({ ...MODEL, ...GIT })).toEqual([]);
});

describe('what these programs do not write counts as content', () => {
  test.for<readonly [string, string | Uint8Array]>([
    ['evil.safetensors', 'x'],
    ['download/evil.safetensors', 'x'],
    ['download/model.safetensors.incomplete', 'x'],
    ['download/x.lock', 'cos\nsystem\n.'],
    ['download/x.metadata', `${COMMIT}\n${SHA}\n1764460800.0\ncos\nsystem\n.`],
    ['download/x.metadata', `cos\n${SHA}\n1764460800.0\n`],
    ['download/x.metadata', ''],
    ['download/x.metadata', Uint8Array.of(128, 4, 46)],
    ['download/.metadata', `${COMMIT}\n${SHA}\n1764460800.0\n`],
    ['x.metadata', `${COMMIT}\n${SHA}\n1764460800.0\n`],
    ['.gitignore', '*\n!x'],
    ['CACHEDIR.TAG', 'Signature: 8a477f597d28d172789f06886806bc55\nimport os\n'],
    ['CACHEDIR.TAG', `Signature: 8a477f597d28d172789f06886806bc55\n#${'x'.repeat(2000)}\n`],
  ])('%s holding %j', async ([name, content]) => {
    const files = { ...MODEL, ...DOWNLOAD, [at(name)]: content };
    expect(await strangersOf(files)).toEqual([at(name)]);
    const { files: described, findings } = await describeModel(folderOf(files));
    expect(described.map(({ path }) => path)).toContain(at(name));
    expect(findings).toContainEqual(
      expect.objectContaining({ ruleId: 'bom/not-a-record', level: 'note' }),
    );
  });

  test.for([
    '.git/evil.safetensors',
    '.git/objects/evil.bin',
    '.git/objects/01/x.pkl',
    '.git/hooks/evil.py',
    '.git/lfs/objects/ab/cd/x',
  ])('%s', async (path) => {
    expect(await strangersOf({ ...MODEL, ...GIT, [path]: 'x' })).toEqual([path]);
  });

  test('a folder called .git that is not a clone', async () => {
    const { '.git/HEAD': _head, ...rest } = GIT;
    for (const files of [rest, { ...rest, '.git/HEAD': 'evil' }]) {
      expect(await apartOf({ ...MODEL, ...files })).toEqual([]);
    }
  });

  test('links and unreadable entries', async () => {
    const folder = folderOf({ ...MODEL, ...DOWNLOAD });
    const path = at('.gitignore');
    const instead = (entry: FolderEntry): FolderSource => ({
      ...folder,
      list: async () => (await folder.list()).map((each) => (each.path === path ? entry : each)),
    });
    for (const entry of [
      { path, kind: 'file', sizeBytes: 1, target: 'x' },
      { path, kind: 'symlink', sizeBytes: 0, reason: 'a link that leads out of the folder' },
      { path, kind: 'special', sizeBytes: 0 },
    ] as const) {
      expect((await findBeside(instead(entry))).strangers).toEqual([path]);
    }
  });
});

test('declares the commit as the version, and reports bytes that differ from what the hub declared', async () => {
  const files = { ...MODEL, ...DOWNLOAD, 'model.safetensors': 'x' };
  const digests = new Map([['model.safetensors', `sha256:${'00'.repeat(32)}` as const]]);
  const description = await describeModel(folderOf(files), { digests });
  expect(description.claims).toContainEqual(
    expect.objectContaining({ field: 'model.version', value: COMMIT, tier: 'declared' }),
  );
  expect(description.findings).toContainEqual(
    expect.objectContaining({ ruleId: 'bom/contradiction', level: 'warning' }),
  );
  const same = new Map([['model.safetensors', `sha256:${SHA}` as const]]);
  const { findings } = await describeModel(folderOf(files), { digests: same });
  expect(findings.map(({ ruleId }) => ruleId)).not.toContain('bom/contradiction');
});

test('files from several commits are not a single version', async () => {
  const other = `${'9'.repeat(40)}\n${'cd'.repeat(20)}\n1764460800\n`;
  const files = {
    ...MODEL,
    ...DOWNLOAD,
    'model.safetensors': 'x',
    [at('download/sub/config.json.metadata')]: other,
  };
  const { claims } = await describeModel(folderOf(files));
  expect(claims.filter(({ field }) => field === 'model.version')).toEqual([]);
});

test('graphs and indexes do not read tensors from what is set apart', async () => {
  const index = JSON.stringify({
    metadata: { total_size: 8 },
    weight_map: { a: `.git/lfs/objects/ab/ab/${SHA}` },
  });
  const files = { ...MODEL, ...GIT, 'model.safetensors.index.json': index };
  const { findings } = await describeModel(folderOf(files));
  expect(findings).toContainEqual(expect.objectContaining({ level: 'error' }));
});
