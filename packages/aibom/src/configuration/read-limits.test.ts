import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules, search } from '../../test/search.ts';

test.for([
  ['a.json', '{"a": 1', /ends before/],
  ['a.json', '{"a": oops}', /is not JSON/],
  ['a.yaml', 'auto_map: [1, 2\nb: }', /is not YAML 1\.2/],
  ['a.yaml', `auto_map: ${'['.repeat(50_000)}`, /cannot be read as YAML|is not YAML/],
  ['a.yaml', `auto_map: 1\n${'a: 1\n'.repeat(500_000)}`, /more than 2097152 characters/],
  [
    'a.yaml',
    `a: &a [x,x]\n${Array.from({ length: 30 }, (_, i) => `a${i}: &b${i} [*${i === 0 ? 'a' : `b${i - 1}`},*${i === 0 ? 'a' : `b${i - 1}`}]\n`).join('')}auto_map: 1\n`,
    /200000 values/,
  ],
] as const)('%s of case %# cannot be read and is not cleared', async ([path, text, why]) => {
  expect((await search(path, text)).trouble).toMatch(why);
});

test('reports that what exceeds the limit is not read', async () => {
  const read = await search('a.json', `{"a": "${'x'.repeat(5_000)}"}`, 1_000);
  expect(read.trouble).toBe('is longer than 1000 bytes');
});

test('counts what it does not list, and reads a large number of requests in linear time', async () => {
  const one = '{"auto_map": {"AutoConfig": "a.B"}}';
  const read = await search('a.json', `{"a": [${Array<string>(200_000).fill(one).join(',')}]}`);
  expect(read.found.length + read.leftOut).toBe(200_000);
  const deep = `${'{"auto_map":'.repeat(100_000)}["a.B"]${'}'.repeat(100_000)}`;
  expect((await search('a.json', deep)).found[0]?.pointer.length).toBeLessThan(400);
});

test('examines the first and the last values of a member that occurs a thousand times', async () => {
  const name = (word: string) => `"class_name": "${word}"`;
  const many = Array<string>(1_000).fill(name('Dense')).join(',');
  for (const members of [`${name('Lambda')},${many}`, `${many},${name('Lambda')}`]) {
    expect(await rules('a.json', `{${members}, "config": {}}`)).toEqual([
      'code/configured-function ',
    ]);
  }
});

test('never throws, whatever the document', async () => {
  const parts = fc.constantFrom(
    'auto_map',
    '_target_',
    'class_name',
    '"',
    "'",
    ':',
    ' ',
    '\n',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '&x',
    '*x',
    '<<: ',
    '!new:',
    '|',
    '#',
    '\t',
    ',',
    '\\',
    '?',
    '%',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(parts).map((all) => all.join('')),
      async (text) => {
        for (const path of ['a.yaml', 'a.json']) {
          const { found, trouble } = await search(path, text);
          expect(Array.isArray(found) && (trouble === undefined || trouble.length > 0)).toBe(true);
        }
      },
    ),
    { numRuns: propertyRuns({ short: 300, long: 20_000 }) },
  );
});
