import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DIGESTS,
  envelopeOf,
  ONE,
  parse,
  refusalOf,
  resources,
  SHARDS,
  statement,
  TWO,
} from '../../test/support/statement.ts';
import { ModelSigningError } from '../error.ts';
import { rootDigest } from '../manifest/root-digest.ts';
import { parseStatement } from './parse-statement.ts';

describe('a list of files', () => {
  test('is read with its parameters, in document order', () => {
    const list = resources('b', 'a');
    expect(
      parse(statement({ resources: list, serialization: { ignore_paths: ['./x/', 'x'] } })),
    ).toEqual({
      dialect: 'oms-1.0',
      subjectName: 'model',
      root: rootDigest(list),
      manifest: {
        method: 'files',
        algorithm: 'sha256',
        allowSymlinks: false,
        ignorePaths: ['x'],
        resources: list.map(({ name, digest }) => ({ path: name, digest })),
      },
    });
  });

  test.for([
    ['sha256', 64],
    ['blake2b', 128],
    ['blake3', 64],
  ] as const)('is read with digests of %s, %d digits long', ([algorithm, length]) => {
    const list = [{ name: 'a', digest: 'f'.repeat(length), algorithm }];
    const { manifest } = parse(
      statement({ resources: list, serialization: { hash_type: algorithm } }),
    );
    expect(manifest.algorithm).toBe(algorithm);
  });

  test('is read without ignore paths, and with links', () => {
    for (const ignore_paths of [undefined, null, []]) {
      const { manifest } = parse(
        statement({ serialization: { ignore_paths, allow_symlinks: true } }),
      );
      expect(manifest).toMatchObject({ ignorePaths: [], allowSymlinks: true });
    }
  });

  test('keeps ignore paths that point elsewhere separate', () => {
    const { manifest } = parse(statement({ serialization: { ignore_paths: ['/x', 'y', '../z'] } }));
    expect(manifest).toMatchObject({ ignorePaths: ['y'], unusableIgnorePaths: ['/x', '../z'] });
  });

  test('of one file can name it "."', () => {
    expect(parse(statement({ resources: resources('.') })).manifest.resources).toHaveLength(1);
    expect(refusalOf(statement({ resources: resources('.', 'a') }))).toEqual({
      code: 'RESOURCE_NAME',
      pointer: '/predicate/resources/0',
    });
    expect(refusalOf(statement({ resources: resources('.', '.') })).code).toBe(
      'RESOURCE_DUPLICATE',
    );
  });

  test('can hold more of a resource, a subject and a statement than is read', () => {
    const list = resources('a').map((one) => ({ ...one, uri: 'x', annotations: { a: 1 } }));
    const subject = [
      { name: 'm', digest: { sha256: rootDigest(list).slice(7), md5: '00' }, uri: '' },
    ];
    expect(parse(statement({ resources: list, subject, more: { extra: 1 } })).subjectName).toBe(
      'm',
    );
  });
});

describe('a list of shards', () => {
  const names = ['c:0:2', 'w:0:8', 'w:16:20', 'w:8:16'];

  test('is read in either spelling, in any order', () => {
    for (const suffix of ['', '-sharded-8']) {
      const list = resources(...names).map((one) => ({ ...one, algorithm: `sha256${suffix}` }));
      const { manifest } = parse(statement({ resources: list, serialization: SHARDS }));
      expect(manifest).toMatchObject({ method: 'shards', shardBytes: 8 });
      expect(manifest.resources.map(({ path, range }) => [path, range?.start, range?.end])).toEqual(
        [
          ['c', 0, 2],
          ['w', 0, 8],
          ['w', 16, 20],
          ['w', 8, 16],
        ],
      );
    }
  });

  test('takes a size that Python wrote as a float', () => {
    const text = JSON.stringify(
      statement({ resources: resources('w:0:2'), serialization: SHARDS }),
    );
    expect(
      parse(text.replace('"shard_size":8', '"shard_size":1000000000.0')).manifest.shardBytes,
    ).toBe(1_000_000_000);
    expect(refusalOf(text.replace('"shard_size":8', '"shard_size":8.5'))).toEqual({
      code: 'STATEMENT_MALFORMED',
      pointer: '/predicate/serialization/shard_size',
    });
  });

  test('of one file can name it "."', () => {
    const list = resources('.:0:8', '.:8:9');
    expect(parse(statement({ resources: list, serialization: SHARDS })).manifest.resources).toEqual(
      [
        { path: '.', range: { start: 0, end: 8 }, digest: list[0]?.digest },
        { path: '.', range: { start: 8, end: 9 }, digest: list[1]?.digest },
      ],
    );
  });

  test('is refused when a digest is of shards of another size', () => {
    const list = resources('w:0:8').map((one) => ({ ...one, algorithm: 'sha256-sharded-16' }));
    expect(refusalOf(statement({ resources: list, serialization: SHARDS })).code).toBe(
      'UNSUPPORTED_HASH',
    );
  });
});

describe('a statement of v0.2', () => {
  const subjects = [
    { name: 'b', digest: { sha256: ONE }, annotations: { actual_hash_algorithm: 'file-sha256' } },
    { name: 'a', digest: { sha256: TWO } },
  ];
  const old = (subject: unknown): unknown => ({
    ...statement({ subject }),
    predicateType: DIGESTS,
    predicate: { unused: 'Unused, just passed due to API requirements' },
  });

  test('lists whole files as subjects', () => {
    expect(parse(old(subjects))).toEqual({
      dialect: 'digests-0.1',
      subjectName: '',
      root: rootDigest([{ digest: ONE }, { digest: TWO }]),
      manifest: {
        method: 'files',
        algorithm: 'sha256',
        allowSymlinks: false,
        ignorePaths: [],
        resources: [
          { path: 'b', digest: ONE },
          { path: 'a', digest: TWO },
        ],
      },
    });
  });

  test.for([
    ['NO_RESOURCES', '/subject', []],
    ['STATEMENT_MALFORMED', '/subject', {}],
    ['STATEMENT_MALFORMED', '/subject/0/name', [{ digest: { sha256: ONE } }]],
    ['STATEMENT_MALFORMED', '/subject/0/digest/sha256', [{ name: 'a', digest: { sha512: ONE } }]],
    ['RESOURCE_DIGEST', '/subject/0', [{ name: 'a', digest: { sha256: 'ab' } }]],
    ['RESOURCE_NAME', '/subject/0', [{ name: '/a', digest: { sha256: ONE } }]],
    ['RESOURCE_DUPLICATE', undefined, [subjects[1], subjects[1]]],
    [
      'UNSUPPORTED_HASH',
      '/subject/0/annotations/actual_hash_algorithm',
      [{ ...subjects[1], annotations: { actual_hash_algorithm: 'file-blake2b' } }],
    ],
  ] as const)('is refused with %s at %s for %j', ([code, pointer, subject]) => {
    expect(refusalOf(old(subject))).toEqual({ code, pointer });
  });

  test('is within the limit of files', () => {
    expect(refusalOf(old(subjects), { maxResources: 1 })).toEqual({
      code: 'TOO_MANY_RESOURCES',
      pointer: '/subject',
    });
  });
});

test('stops at its limits', () => {
  const three = statement({ resources: resources('a', 'b', 'c') });
  expect(parse(three, { maxResources: 3 }).manifest.resources).toHaveLength(3);
  expect(refusalOf(three, { maxResources: 2 })).toEqual({
    code: 'TOO_MANY_RESOURCES',
    pointer: '/predicate/resources',
  });
  expect(refusalOf(`[${'[],'.repeat(20_010)}[]]`, { maxResources: 1 }).code).toBe(
    'TOO_MANY_RESOURCES',
  );
  expect(
    refusalOf(statement({ serialization: { ignore_paths: Array(10_001).fill('a') } })).code,
  ).toBe('TOO_MANY_RESOURCES');
  expect(() => parse(three, { maxResources: 0 })).toThrow(RangeError);
});

test('takes twins on request', () => {
  const twins = statement({ resources: resources('README.md', 'readme.md') });
  expect(refusalOf(twins).code).toBe('RESOURCE_TWIN');
  expect(parse(twins, { allowTwins: true }).manifest.resources).toHaveLength(2);
});

test('gives a statement or a ModelSigningError for any bytes and any change to a sound one', () => {
  const sound = JSON.stringify(
    statement({ resources: resources('a:0:8', 'a:8:9'), serialization: SHARDS }),
  );
  const changed = fc
    .tuple(
      fc.nat(sound.length),
      fc.nat(20),
      fc.oneof(fc.json(), fc.constantFrom('', '0', '"', 'a')),
    )
    .map(([at, length, put]) => sound.slice(0, at) + put + sound.slice(at + length));
  const payload = fc.oneof(
    { weight: 9, arbitrary: changed.map((text) => new TextEncoder().encode(text)) },
    fc.uint8Array({ maxLength: 99 }),
  );
  fc.assert(
    fc.property(payload, (bytes) => {
      try {
        expect(parseStatement(envelopeOf(bytes)).manifest.resources.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(ModelSigningError);
        expect((error as ModelSigningError).stage).toBe('statement');
      }
    }),
    { numRuns: propertyRuns({ short: 2_000, long: 15_000 }) },
  );
});
