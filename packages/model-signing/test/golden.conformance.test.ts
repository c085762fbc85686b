import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describeWith, vectors } from '@weighbridge/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareModel, digestModel, openModel } from '../src/files.ts';
import type { DigestModelOptions } from '../src/files.ts';
import { ModelSigningError } from '../src/index.ts';
import { rootDigest } from '../src/manifest/root-digest.ts';

/*
 * The models that the reference implementation's own tests make (its tests/conftest.py), and its recorded
 * results: every list, digest for digest.
 */

const FIXTURES = 'oms/model-transparency/tests';
const TEXT = 'This is a simple model';
let base: string;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'weighbridge-golden-'));
  for (const [path, content] of Object.entries(files())) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), content);
  }
  mkdirSync(join(base, 'empty_folder_model'));
  mkdirSync(join(base, 'symlink_model'));
  symlinkSync(join(base, 'external/file'), join(base, 'symlink_model/symlink_file'));
});
afterAll(() => rmSync(base, { recursive: true }));

function files(): Readonly<Record<string, string>> {
  const made: Record<string, string> = {
    file_model: TEXT,
    empty_file_model: '',
    'empty_file_inside_model/empty_file': '',
    'external/file': TEXT,
  };
  for (const i of [0, 1]) {
    for (const j of [0, 1, 2]) {
      made[`sample_model/d${i}/f${i}${j}`] = `This is file f${i}${j} in d${i}.`;
    }
  }
  for (const i of [0, 1, 2, 3]) {
    made[`sample_model/f${i}`] = `This is file f${i} in root.`;
    made[`deep_model/d0/d1/d2/d3/d4/f${i}`] = `This is file f${i}.`;
  }
  return made;
}

/** Folder or file of each fixture, by its name in the reference. */
const MODELS: Readonly<Record<string, string>> = {
  sample_model_file: 'file_model',
  empty_model_file: 'empty_file_model',
  sample_model_folder: 'sample_model',
  empty_model_folder: 'empty_folder_model',
  model_folder_with_empty_file: 'empty_file_inside_model',
  deep_model_folder: 'deep_model',
  symlink_model_folder: 'symlink_model',
};

/** Digests by spelt name; none for a model with nothing to sign. */
async function digestsOf(
  fixture: string,
  shardBytes: number | undefined,
): Promise<Readonly<Record<string, string>>> {
  const path = join(base, MODELS[fixture] ?? fixture);
  const source = await openModel(path, { allowedRoots: [join(base, 'external')] });
  const options: DigestModelOptions =
    shardBytes === undefined ? {} : { method: 'shards', shardBytes, emptyFiles: 'leave-out' };
  try {
    const { manifest } = await digestModel(source, { ...options, allowSymlinks: true });
    const coverage = await compareModel(manifest, source);
    expect([...coverage.mismatched, ...coverage.missing]).toEqual([]);
    const spelt = manifest.resources.map(({ path: file, range, digest }): [string, string] => {
      const name = source.singleFile === true ? '.' : file;
      return [range === undefined ? name : `${name}:${range.start}:${range.end}`, digest];
    });
    return Object.fromEntries(spelt);
  } catch (error) {
    if (!(error instanceof ModelSigningError) || error.code !== 'MODEL_EMPTY') throw error;
    return {};
  }
}

describeWith('vectors')('golden lists of the reference implementation', () => {
  const lists = vectors(`${FIXTURES}/_serialization/testdata/*/TestSerializer/*`);
  const payloads = vectors(`${FIXTURES}/_signing/testdata/signing/TestPayload/*`);
  const total = lists.length + payloads.length;
  let passed = 0;
  afterAll(() => console.log(`OMS, models of the reference rebuilt: passed ${passed}/${total}`));

  test.for(lists)('$path', async ({ path, name, bytes }) => {
    const lines = new TextDecoder()
      .decode(bytes())
      .split('\n')
      .filter((line) => line !== '');
    const digests = lines.map((line) => {
      const colon = line.lastIndexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1)] as const;
    });
    const small = name.endsWith('_small_shards') ? 8 : 1_000_000_000;
    const shardBytes = path.includes('/file_shard/') ? small : undefined;
    expect(await digestsOf(name.replace('_small_shards', ''), shardBytes)).toEqual(
      Object.fromEntries(digests),
    );
    passed += 1;
  });

  test.for(payloads)('$path', async ({ name, bytes }) => {
    const statement = JSON.parse(new TextDecoder().decode(bytes())) as Statement;
    const { serialization, resources = [] } = statement.predicate;
    const fixture = name.replace(/_shard$|_small_shards$/, '');
    const digests = await digestsOf(fixture, serialization.shard_size);
    expect(digests).toEqual(Object.fromEntries(resources.map((r) => [r.name, r.digest])));
    // The reference orders shards by number, the specification by code point: its order counts here.
    const inItsOrder = resources.map((r) => ({ digest: digests[r.name] ?? '' }));
    expect(rootDigest(inItsOrder)).toBe(`sha256:${statement.subject[0]?.digest.sha256}`);
    passed += 1;
  });
});

interface Statement {
  readonly subject: readonly { readonly digest: { readonly sha256: string } }[];
  readonly predicate: {
    readonly serialization: { readonly shard_size?: number };
    readonly resources?: readonly { readonly name: string; readonly digest: string }[];
  };
}
