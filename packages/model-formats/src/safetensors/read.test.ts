import { expect, test } from 'vitest';
import { readBytes, ruleIds } from '../../test/support/read.ts';
import { entry, safetensorsBytes } from '../../test/support/safetensors.ts';

const META = { __metadata__: { format: 'pt' } };

const cases: readonly [title: string, bytes: Uint8Array, rules: readonly string[]][] = [
  ['a header length beyond the file', safetensorsBytes('{}', 0, 3n), ['safetensors/header-length']],
  ['a header length of zero', safetensorsBytes('', 2, 0n), ['safetensors/header-length']],
  [
    'a header length beyond 100 MB',
    safetensorsBytes('{}', 0, 100_000_001n),
    ['safetensors/header-length'],
  ],
  [
    'a header length that overflows',
    safetensorsBytes('{}', 0, 2n ** 64n - 1n),
    ['safetensors/header-length'],
  ],
  ['white space before the header', safetensorsBytes(' {}'), ['safetensors/header-syntax']],
  ['a line feed after the header', safetensorsBytes('{}\n'), ['safetensors/header-syntax']],
  ['a byte order mark', safetensorsBytes('\ufeff{}'), ['safetensors/header-syntax']],
  [
    'a trailing comma',
    safetensorsBytes('{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},}'),
    ['safetensors/header-syntax'],
  ],
  ['a comment', safetensorsBytes('{/**/}'), ['safetensors/header-syntax']],
  [
    'a lone surrogate',
    safetensorsBytes('{"\\ud800":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}'),
    ['safetensors/header-syntax'],
  ],
  [
    'a tensor twice',
    safetensorsBytes(
      '{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}',
    ),
    ['safetensors/duplicate-key'],
  ],
  [
    'a tensor twice, once escaped',
    safetensorsBytes(
      '{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"\\u0061":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}',
    ),
    ['safetensors/duplicate-key'],
  ],
  [
    'a dtype twice',
    safetensorsBytes('{"a":{"dtype":"U8","dtype":"I8","shape":[0],"data_offsets":[0,0]}}'),
    ['safetensors/duplicate-key'],
  ],
  [
    'a metadata key twice',
    safetensorsBytes('{"__metadata__":{"a":"1","a":"2"}}'),
    ['safetensors/duplicate-key'],
  ],
  [
    'the metadata twice',
    safetensorsBytes('{"__metadata__":{},"__metadata__":{}}'),
    ['safetensors/duplicate-key'],
  ],
  [
    'metadata that is not an object',
    safetensorsBytes({ __metadata__: [] }),
    ['safetensors/metadata'],
  ],
  [
    'metadata that is not text',
    safetensorsBytes({ __metadata__: { a: 1 } }),
    ['safetensors/metadata'],
  ],
  [
    'nesting beyond the limit',
    safetensorsBytes(`{"a":${'['.repeat(100)}${']'.repeat(100)}}`),
    ['safetensors/limit-exceeded'],
  ],
  [
    'a tensor that is a list',
    safetensorsBytes({ a: ['U8', [0], [0, 0]] }),
    ['safetensors/tensor-entry'],
  ],
  [
    'a tensor without shape',
    safetensorsBytes({ a: { dtype: 'U8', data_offsets: [0, 0] } }),
    ['safetensors/tensor-entry'],
  ],
  [
    'three offsets',
    safetensorsBytes({ a: { dtype: 'U8', shape: [0], data_offsets: [0, 0, 0] } }),
    ['safetensors/tensor-entry'],
  ],
  [
    'a negative offset',
    safetensorsBytes({ a: { dtype: 'U8', shape: [0], data_offsets: [-1, 0] } }),
    ['safetensors/tensor-entry'],
  ],
  ['an unknown dtype', safetensorsBytes({ a: entry(0, 4, [1], 'F33') }, 4), ['safetensors/dtype']],
  [
    'a dtype of the prototype',
    safetensorsBytes({ a: entry(0, 4, [1], 'toString') }, 4),
    ['safetensors/dtype'],
  ],
  [
    'a product beyond 64 bits',
    safetensorsBytes({ a: entry(0, 4, [2 ** 40, 2 ** 40], 'F32') }, 4),
    ['safetensors/shape-overflow'],
  ],
  [
    'a product that wraps to the size',
    safetensorsBytes({ a: entry(0, 4, [2 ** 32, 2 ** 32], 'F32') }, 4),
    ['safetensors/shape-overflow'],
  ],
  [
    'half a byte',
    safetensorsBytes({ a: entry(0, 1, [1], 'F4') }, 1),
    ['safetensors/shape-overflow'],
  ],
  [
    'a range with a different size',
    safetensorsBytes({ a: entry(0, 4, [2], 'F32') }, 4),
    ['safetensors/size-mismatch'],
  ],
  [
    'a range that ends before it starts',
    safetensorsBytes({ a: { dtype: 'U8', shape: [0], data_offsets: [4, 0] } }, 4),
    ['safetensors/size-mismatch'],
  ],
  [
    'a tensor that extends past the end',
    safetensorsBytes({ a: entry(0, 8) }, 4),
    ['safetensors/out-of-bounds'],
  ],
  [
    'two tensors on the same bytes',
    safetensorsBytes({ a: entry(0, 4), b: entry(2, 6) }, 6),
    ['safetensors/overlap'],
  ],
  [
    'the same range twice',
    safetensorsBytes({ a: entry(0, 4), b: entry(0, 4) }, 4),
    ['safetensors/overlap'],
  ],
  ['a gap', safetensorsBytes({ a: entry(0, 4), b: entry(6, 8) }, 8), ['safetensors/hole']],
  ['a gap at the start', safetensorsBytes({ a: entry(4, 8) }, 8), ['safetensors/hole']],
  [
    'bytes after the last tensor',
    safetensorsBytes({ ...META, a: entry(0, 4) }, 5),
    ['safetensors/trailing-data'],
  ],
  ['bytes without tensors', safetensorsBytes({}, 1), ['safetensors/trailing-data']],
  [
    'a member that the format does not define',
    safetensorsBytes({ a: { ...entry(0, 4), more: [{}] } }, 4),
    ['safetensors/unknown-key'],
  ],
  [
    'an odd start',
    safetensorsBytes(
      '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}}      ',
      5,
    ),
    ['safetensors/unaligned'],
  ],
];

test.for(cases)('finds %s', async ([, bytes, rules]) => {
  const reading = await readBytes('m.safetensors', bytes);
  expect(ruleIds(reading)).toEqual(rules);
  for (const { locations } of reading.findings)
    expect(locations[0]?.byteOffset).toBeTypeOf('number');
});

test.for([
  '1.0',
  '1e0',
  '-0',
  '+1',
  '01',
  '0x1',
  'NaN',
  '1E400',
  '"1"',
  'true',
  'null',
  '[1]',
  '9007199254740993',
  '18446744073709551616',
])('refuses %s as an offset', async (number) => {
  const reading = await readBytes(
    'm.safetensors',
    safetensorsBytes(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,${number}]}}`, 1),
  );
  expect(reading.findings.some(({ level }) => level === 'error')).toBe(true);
});

test('reports the byte where trailing data starts', async () => {
  const bytes = safetensorsBytes({ a: entry(0, 4) }, 10);
  const [finding] = (await readBytes('m.safetensors', bytes)).findings;
  expect(finding?.locations).toEqual([
    { path: 'm.safetensors', byteOffset: bytes.length - 6, byteLength: 6 },
  ]);
});

test('counts tensors and parameters, and reports where the data is', async () => {
  const bytes = safetensorsBytes(
    {
      ...META,
      a: entry(0, 24, [2, 3], 'F32'),
      b: entry(24, 26, [1], 'BF16'),
      c: entry(26, 26, [0, 5], 'I64'),
    },
    26,
  );
  const { facts } = await readBytes('m.safetensors', bytes);
  expect(facts).toMatchObject({
    tensorCount: 3,
    parameterCount: 7,
    parametersByDtype: { BF16: 1, F32: 6, I64: 0 },
    metadata: { format: 'pt' },
  });
  expect(facts.tensors[1]).toEqual({
    name: 'b',
    dtype: 'BF16',
    shape: [1],
    byteOffset: bytes.length - 2,
    byteLength: 2,
  });
});

test('accepts an empty dimension next to one that would overflow', async () => {
  expect(
    ruleIds(
      await readBytes('m.safetensors', safetensorsBytes({ a: entry(0, 0, [0, 2 ** 52, 2 ** 52]) })),
    ),
  ).toEqual([]);
});

test('keeps hostile metadata keys as data', async () => {
  const { facts } = await readBytes(
    'm.safetensors',
    safetensorsBytes('{"__metadata__":{"__proto__":"x","constructor":"y"}}'),
  );
  expect(Object.entries(facts.metadata)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
});

test('lists at most the given number of findings and says how many more there are', async () => {
  const tensors = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`t${i}`, entry(0, 4, [1], 'F99')]),
  );
  const { findings } = await readBytes('m.safetensors', safetensorsBytes(tensors, 4), {
    limits: { maxFindings: 5 },
  });
  expect(findings).toHaveLength(5);
  expect(findings.at(-1)?.message).toContain('15 more findings');
});
