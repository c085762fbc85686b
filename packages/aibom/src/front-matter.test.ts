import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrontMatter } from './front-matter.ts';
import { DESCRIBE_LIMITS } from './limits.ts';

const read = (text: string) => readFrontMatter(text, DESCRIBE_LIMITS);

test('reads YAML 1.2: no is a language, not false', async () => {
  expect(await read('language:\n- no\n- en\nversion: 1.10\n')).toEqual({
    value: { language: ['no', 'en'], version: 1.1 },
    doubled: [],
    lost: [],
  });
});

test("follows merge keys, and a mapping's own members take precedence", async () => {
  const text = 'base: &b {license: mit, a: 1}\n<<: *b\na: 2\n';
  expect(await read(text)).toMatchObject({ value: { license: 'mit', a: 2 } });
});

test('uses the last value of a repeated member, and reports the others', async () => {
  expect(await read('license: cc-by-nc-4.0\nlicense: mit\na:\n- {c: 1, c: 2}\n')).toEqual({
    value: { license: 'mit', a: [{ c: 2 }] },
    doubled: [
      { name: 'license', earlier: ['cc-by-nc-4.0'] },
      { name: 'c', earlier: [] },
    ],
    lost: [],
  });
});

const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
  .concat(
    'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]},`.repeat(9)}]`),
  )
  .join('\n');

test.for([
  ['a list', '- a\n- b\n'],
  ['a text', 'license'],
  ['broken YAML', 'a: [1, 2\nb: }'],
  ['an anchor that nobody set', 'a: *nobody\n'],
  ['two documents', 'a: 1\n---\nb: 2\n'],
  ['unclosed brackets', '['.repeat(50_000)],
  ['too much', `a: ${'x'.repeat(DESCRIBE_LIMITS.maxYamlBytes)}`],
] as const)('reports what is wrong with %s', async ([, text]) => {
  expect(await read(text)).toEqual({
    trouble: expect.stringMatching(/./) as string,
    line: expect.any(Number) as number,
  });
});

test.for([
  ['a colon in a plain text', 'model_name: Foo: Bar', 'model_name'],
  ['a tab', 'tags:\n\t- x', 'tags'],
  ['a tag that runs code', 'widget: !!python/object:os.system x', 'widget'],
  ['a bracket that is not closed', 'datasets: [a, b', 'datasets'],
  ['a quote that is not closed', 'description: "it is', 'description'],
  ['an anchor that nobody set', 'metrics: *nobody', 'metrics'],
  ['a text that begins with a bracket', 'title: [draft] My model', 'title'],
  ['a template that nobody filled in', 'pipeline_tag: {{ task }} x', 'pipeline_tag'],
] as const)('%s costs only its own member', async ([, bad, name]) => {
  const read1 = await read(`license: mit\n${bad}\nbase_model: a/b\ntags:\n- one\n- two\n`);
  if (!('value' in read1)) throw new Error(read1.trouble);
  expect(read1.value).toMatchObject({ license: 'mit', base_model: 'a/b', tags: ['one', 'two'] });
  expect(read1.lost.map((each) => each.name)).toEqual([name]);
});

test('reports the line, and whether it may have held a licence', async () => {
  const lostOf = async (text: string) => {
    const result = await read(text);
    return 'lost' in result ? result.lost.map(({ line, mayLicense }) => [line, mayLicense]) : [];
  };
  expect(await lostOf('a: 1\nb:\n- x\n- y: z: 1\nc: 1\n')).toEqual([[4, false]]);
  expect(await lostOf('a: 1\nlicense: b: c\n')).toEqual([[2, true]]);
  expect(await lostOf('a: 1\n"lice\\u006ese": b: c\n')).toEqual([[2, true]]);
  expect(await lostOf('a: 1\n<<: *nobody\n')).toEqual([[2, true]]);
  expect(await lostOf('a: 1\nb: "license: c" d\n')).toEqual([[2, true]]);
});

test('does not expand an alias bomb', async () => {
  const result = await read(`license: mit\n${bomb}\n`);
  expect(JSON.stringify(result).length).toBeLessThan(10_000);
  expect(result).toMatchObject({ value: { license: 'mit' } });
});

test('uses the last value of a repeated member even when another member is unreadable', async () => {
  expect(await read('license: cc-by-nc-4.0\na: b: c\nlicense: mit\n')).toMatchObject({
    value: { license: 'mit' },
    doubled: [{ name: 'license', earlier: ['cc-by-nc-4.0'] }],
    lost: [{ name: 'a' }],
  });
});

test('accepts empty front matter', async () => {
  expect(await read('# a comment\n')).toEqual({ value: {}, doubled: [], lost: [] });
});

test('reads many members in linear time', async () => {
  const lines = Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n');
  expect(await read(lines)).toMatchObject({ value: { k39999: 1 } });
});

test('a member named __proto__ does not change a prototype', async () => {
  const result = await read('__proto__: {polluted: true}\nlicense: mit\n');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(result).toMatchObject({ value: { license: 'mit' } });
});

test('never throws, whatever is between the fences', async () => {
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
