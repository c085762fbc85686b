import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrontMatter, splitCard } from './front-matter.ts';
import { DESCRIBE_LIMITS } from './limits.ts';

const read = (text: string) => readFrontMatter(text, DESCRIBE_LIMITS);

test('splits a card at its fences and knows on which line the prose begins', () => {
  expect(splitCard('---\nlicense: mit\n---\n# Title\n')).toEqual({
    yaml: 'license: mit\n',
    body: '# Title\n',
    bodyLine: 4,
  });
  expect(splitCard('\ufeff---\r\na: 1\r\n---\r\nx')).toMatchObject({ yaml: 'a: 1\r\n', body: 'x' });
});

test.for(['# No front matter', '--- \n never closed', '', '----\na: 1\n----\n'])(
  'sees no front matter in %j',
  (text) => {
    expect(splitCard(text)).toEqual({ yaml: undefined, body: text, bodyLine: 1 });
  },
);

test('white space may stand before the front matter, as for the hub', () => {
  expect(splitCard('\n ---\na: 1\n---\nx')).toEqual({ yaml: 'a: 1\n', body: 'x', bodyLine: 5 });
});

test('tells front matter without an end from a rule between paragraphs', () => {
  expect(splitCard('---\nlicense: mit\n# Title\n').isUnclosed).toBe(true);
  expect(splitCard('---\n# Title\n').isUnclosed).toBeUndefined();
});

test('an empty front matter is one', () => {
  expect(splitCard('---\n---\nx')).toEqual({ yaml: '', body: 'x', bodyLine: 3 });
});

test('reads YAML 1.2: no is a language, not false', async () => {
  expect(await read('language:\n- no\n- en\nversion: 1.10\n')).toEqual({
    value: { language: ['no', 'en'], version: 1.1 },
    doubled: [],
  });
});

test('follows merge keys, and what a mapping says itself counts', async () => {
  const text = 'base: &b {license: mit, a: 1}\n<<: *b\na: 2\n';
  expect(await read(text)).toMatchObject({ value: { license: 'mit', a: 2 } });
});

test('of a member that stands twice the last counts, and the others are told', async () => {
  expect(await read('license: cc-by-nc-4.0\nlicense: mit\na:\n- {c: 1, c: 2}\n')).toEqual({
    value: { license: 'mit', a: [{ c: 2 }] },
    doubled: [
      { name: 'license', earlier: ['cc-by-nc-4.0'] },
      { name: 'c', earlier: [] },
    ],
  });
});

const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
  .concat(
    'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]},`.repeat(9)}]`),
  )
  .join('\n');

test.for([
  ['an alias bomb', bomb],
  ['a list', '- a\n- b\n'],
  ['a text', 'license'],
  ['broken YAML', 'a: [1, 2\nb: }'],
  ['an anchor that nobody set', 'a: *nobody\n'],
  ['two documents', 'a: 1\n---\nb: 2\n'],
  ['brackets without end', '['.repeat(50_000)],
  ['too much', `a: ${'x'.repeat(DESCRIBE_LIMITS.maxYamlBytes)}`],
] as const)('says what is wrong with %s', async ([, text]) => {
  expect(await read(text)).toEqual({ trouble: expect.stringMatching(/./) as string });
});

test('many members are read in linear time', async () => {
  const lines = Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n');
  expect(await read(lines)).toMatchObject({ value: { k39999: 1 } });
});

test('a member named __proto__ changes no prototype', async () => {
  const result = await read('__proto__: {polluted: true}\nlicense: mit\n');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(result).toMatchObject({ value: { license: 'mit' } });
});

test('never throws, whatever stands between the fences', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom('a', ':', ' ', '\n', '- ', '[', '{', '&x', '*x', '!!', '|', '"', '#', '\t'),
      )
      .map((parts) => parts.join('')),
  );
  await fc.assert(
    fc.asyncProperty(text, async (yaml) => {
      const result = await read(yaml);
      expect('value' in result || 'trouble' in result).toBe(true);
    }),
    { numRuns: propertyRuns({ short: 500, long: 20_000 }) },
  );
});
