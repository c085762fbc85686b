import { expect, test } from 'vitest';
import { splitCard } from './split-card.ts';

test('splits a card at its fences and knows on which line the prose begins', () => {
  expect(splitCard('---\nlicense: mit\n---\n# Title\n')).toEqual({
    yaml: 'license: mit\n',
    yamlLine: 2,
    body: '# Title\n',
    bodyLine: 4,
  });
  expect(splitCard('\ufeff---\r\na: 1\r\n---\r\nx')).toMatchObject({ yaml: 'a: 1\n', body: 'x' });
});

test.for(['# No front matter', '--- \n never closed', '', '----\na: 1\n----\n'])(
  'sees no front matter in %j',
  (text) => {
    expect(splitCard(text)).toEqual({ yaml: undefined, yamlLine: 1, body: text, bodyLine: 1 });
  },
);

test('white space may precede the front matter, as on the hub', () => {
  expect(splitCard('\n ---\na: 1\n---\nx')).toEqual({
    yaml: 'a: 1\n',
    yamlLine: 3,
    body: 'x',
    bodyLine: 5,
  });
});

test('distinguishes unclosed front matter from a rule between paragraphs', () => {
  expect(splitCard('---\nlicense: mit\n# Title\n').isUnclosed).toBe(true);
  expect(splitCard('---\n# From a template\nlicense: mit\n# Title\n').isUnclosed).toBe(true);
  expect(splitCard('---\n# Title\n').isUnclosed).toBeUndefined();
  expect(splitCard('---\n# Title\nAuthor: me\n').isUnclosed).toBeUndefined();
});

test('recognises empty front matter', () => {
  expect(splitCard('---\n---\nx')).toMatchObject({ yaml: '', body: 'x', bodyLine: 3 });
});

test('nothing in an unclosed card is prose', () => {
  expect(splitCard('---\nlicense: mit\n# Title\ntext\n').body).toBe('');
});

test('distinguishes front matter after comments from rules after comments', () => {
  const late = splitCard('<!-- a -->\n<!-- b\n-->\n\n---\nlicense: mit\n---\nx');
  expect(late).toMatchObject({ yaml: 'license: mit\n', yamlLine: 6, body: 'x', isLate: true });
  const rules = '<!-- a -->\n---\nSome words.\n\n---\nx';
  expect(splitCard(rules)).toMatchObject({ yaml: undefined, body: rules });
  const open = '<!-- a\n---\nlicense: mit\n---\nx';
  expect(splitCard(open)).toMatchObject({ yaml: undefined, body: open });
});

test('accepts every kind of line break', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['---', 'license: mit', '---', 'x'].join(end);
    expect(splitCard(text)).toMatchObject({ yaml: 'license: mit\n', body: 'x', bodyLine: 4 });
  }
});

test('takes time linear in the length of the card', () => {
  const parts = ['<!--', '<!---->', ' ', '\n', '---\n', '---', '<!-- -->\n---\na: 1\n'];
  const cards = parts.map((part) => splitCard(part.repeat(1_000_000 / part.length)));
  expect(cards).toHaveLength(parts.length);
});
