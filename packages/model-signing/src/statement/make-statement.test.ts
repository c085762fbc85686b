import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { envelopeOf, ONE, TWO } from '../../test/support/statement.ts';
import { nameProblem } from '../manifest/name.ts';
import { compareCodePoints } from '../manifest/order.ts';
import { resourceName } from '../manifest/shards.ts';
import { foldName } from '../manifest/twins.ts';
import type { Resource, SignedManifest } from '../signed-manifest.ts';
import { makeStatement } from './make-statement.ts';
import type { MakeStatementOptions } from './make-statement.ts';
import { parseStatement } from './parse-statement.ts';

const FILES: SignedManifest = {
  method: 'files',
  algorithm: 'sha256',
  allowSymlinks: false,
  ignorePaths: ['.git', 'model.sig'],
  resources: [
    { path: 'b', digest: ONE },
    { path: 'a/c', digest: TWO },
    { path: 'a-b', digest: ONE },
  ],
};

test('writes the dialect of the specification', () => {
  const { payload, root } = makeStatement(FILES, 'model');
  expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'model', digest: { sha256: root.slice(7) } }],
    predicateType: 'https://model_signing/signature/v1.0',
    predicate: {
      serialization: {
        method: 'files',
        hash_type: 'sha256',
        allow_symlinks: false,
        ignore_paths: ['.git', 'model.sig'],
      },
      resources: [
        { name: 'a-b', digest: ONE, algorithm: 'sha256' },
        { name: 'a/c', digest: TWO, algorithm: 'sha256' },
        { name: 'b', digest: ONE, algorithm: 'sha256' },
      ],
    },
  });
});

/** Files with names that one list can hold. */
const paths = fc
  .uniqueArray(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).filter((name) => {
      return nameProblem(name) === undefined && !name.includes('/');
    }),
    { selector: foldName, minLength: 1, maxLength: 6 },
  )
  .filter((names) => names.length > 0);
const digestOf = (bytes: number): fc.Arbitrary<string> =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((digest) => Buffer.from(digest).toString('hex'));

const fileManifest: fc.Arbitrary<SignedManifest> = fc
  .constantFrom('sha256', 'blake2b', 'blake3')
  .chain((algorithm) =>
    fc.record({
      method: fc.constant('files' as const),
      algorithm: fc.constant(algorithm),
      allowSymlinks: fc.boolean(),
      ignorePaths: fc.uniqueArray(fc.constantFrom('.git', 'cache', 'a/b')),
      resources: paths.chain((names) =>
        fc.tuple(
          ...names.map((path) =>
            digestOf(algorithm === 'blake2b' ? 64 : 32).map((digest) => ({ path, digest })),
          ),
        ),
      ),
    }),
  );

const shardManifest: fc.Arbitrary<SignedManifest> = fc
  .record({
    names: paths,
    shardBytes: fc.integer({ min: 1, max: 9 }),
    size: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ names, shardBytes, size }) => ({
    ...FILES,
    method: 'shards',
    shardBytes,
    resources: names.flatMap((path) =>
      Array.from({ length: Math.ceil(size / shardBytes) }, (_, i): Resource => {
        const start = i * shardBytes;
        return { path, range: { start, end: Math.min(start + shardBytes, size) }, digest: ONE };
      }),
    ),
  }));

test('writes what is read back unchanged, in code-point order', () => {
  const manifest = fc.oneof(fileManifest, shardManifest);
  fc.assert(
    fc.property(manifest, fc.string({ unit: 'grapheme', minLength: 1 }), (made, name) => {
      const { payload, root } = makeStatement(made, name);
      const read = parseStatement(envelopeOf(payload));
      const names = read.manifest.resources.map(resourceName);
      expect(read).toMatchObject({ dialect: 'oms-1.0', subjectName: name, root });
      expect(names).toEqual(names.toSorted(compareCodePoints));
      const resources = made.resources.toSorted((a, b) =>
        compareCodePoints(resourceName(a), resourceName(b)),
      );
      expect(read.manifest).toEqual({ ...made, resources });
    }),
    { numRuns: propertyRuns({ short: 500, long: 5_000 }) },
  );
});

test('spells shards like the reference, or like the specification', () => {
  const range = { start: 0, end: 8 };
  const sharded: SignedManifest = {
    ...FILES,
    method: 'shards',
    shardBytes: 8,
    resources: [{ path: 'a', digest: ONE, range }],
  };
  const algorithms = [{}, { spelling: 'reference' }, { spelling: 'spec' }].map((options) => {
    const { payload } = makeStatement(sharded, 'm', options as MakeStatementOptions);
    expect(parseStatement(envelopeOf(payload)).manifest).toEqual({
      ...sharded,
      ignorePaths: FILES.ignorePaths,
    });
    return /"algorithm":"([^"]*)"/.exec(new TextDecoder().decode(payload))?.[1];
  });
  expect(algorithms).toEqual(['sha256-sharded-8', 'sha256-sharded-8', 'sha256']);
});

test('does not depend on the order of the list', () => {
  const turned = { ...FILES, resources: FILES.resources.toReversed() };
  expect(makeStatement(turned, 'm')).toEqual(makeStatement(FILES, 'm'));
});

const shard = { path: 'a', digest: ONE, range: { start: 0, end: 8 } };
test.for([
  ['NO_RESOURCES', { resources: [] }],
  ['RESOURCE_NAME', { resources: [{ path: '../a', digest: ONE }] }],
  ['RESOURCE_NAME', { resources: [{ path: 'a\ud800', digest: ONE }] }],
  ['RESOURCE_DIGEST', { resources: [{ path: 'a', digest: 'ab' }] }],
  ['RESOURCE_DIGEST', { algorithm: 'blake2b' }],
  ['RESOURCE_DUPLICATE', { resources: [FILES.resources[0], FILES.resources[0]] }],
  [
    'RESOURCE_PREFIX',
    {
      resources: [
        { path: 'a', digest: ONE },
        { path: 'a/b', digest: ONE },
      ],
    },
  ],
  [
    'RESOURCE_TWIN',
    {
      resources: [
        { path: 'a', digest: ONE },
        { path: 'A', digest: ONE },
      ],
    },
  ],
  ['SHARD_COVERAGE', { method: 'shards', shardBytes: 8 }],
  ['SHARD_COVERAGE', { method: 'shards', shardBytes: 4, resources: [shard] }],
  ['IGNORE_PATH', { ignorePaths: ['*.py'] }],
  ['IGNORE_PATH', { ignorePaths: ['/abs'] }],
  ['IGNORE_PATH', { ignorePaths: ['a', '../b'] }],
] as const)('refuses with %s to sign what would not verify: %j', ([code, parts]) => {
  expect(() => makeStatement({ ...FILES, ...parts } as SignedManifest, 'm')).toThrow(
    expect.objectContaining({ code }),
  );
});

test('signs twins on request', () => {
  const resources = [
    { path: 'README.md', digest: ONE },
    { path: 'readme.md', digest: TWO },
  ];
  const { payload } = makeStatement({ ...FILES, resources }, 'm', { allowTwins: true });
  expect(parseStatement(envelopeOf(payload), { allowTwins: true }).manifest.resources).toEqual(
    resources,
  );
});

test.for([
  ['', {}],
  ['m\ud800', {}],
  ['m', { shardBytes: 8 }],
  ['m', { resources: [shard] }],
  ['m', { method: 'shards' }],
  ['m', { method: 'shards', shardBytes: 0, resources: [shard] }],
  ['m', { method: 'shards', shardBytes: 1.5, resources: [shard] }],
] as const)('refuses the name %j with %j as misuse', ([name, parts]) => {
  expect(() => makeStatement({ ...FILES, ...parts } as SignedManifest, name)).toThrow(RangeError);
});
