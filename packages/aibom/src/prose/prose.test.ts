import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutComments } from './comments.ts';
import { firstParagraph } from './paragraph.ts';
import { filledIn } from './placeholders.ts';

const shown = (text: string) => withoutComments(text).join('\n');
const words = (text: string) => filledIn(text.split('\n'));
const prose = (text: string) => firstParagraph(text.split('\n'));

test.for([
  ['a <!-- b --> c', 'a  c'],
  ['<!-- a\n## b\n--> c', '\n\n c'],
  ['a <!-- never\nends', 'a \n'],
  ['<!--> a', ' a'],
  ['```\n<!-- code -->\n```\n<!-- x -->', '```\n<!-- code -->\n```\n'],
  ['`<!-- code` a', '`<!-- code` a'],
  ['<!--\n```\n-->\na', '\n\n\na'],
] as const)('%j shows %j', ([text, rest]) => {
  expect(shown(text)).toBe(rest);
});

test('lines keep their positions, whatever is a comment', () => {
  const part = fc.constantFrom('<!--', '-->', '```', '`', '\n', 'a', '~~~', '#', ' ');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      expect(withoutComments(text)).toHaveLength(text.split('\n').length);
    }),
    { numRuns: propertyRuns({ short: 500, long: 20_000 }) },
  );
});

test.for([
  '[More Information Needed]',
  'More information needed',
  'More Information Needed.',
  '*[More information needed]*',
  '[More Information Needed](https://huggingface.co/docs/hub/model-cards)',
  '[Needs More Information]',
  '- **Developed by:** [More Information Needed]',
  '- **Shared by [optional]:** [More Information Needed]',
  '* Funded by [optional]: [More Information Needed]',
  '- **Language(s) (NLP):** More information needed',
  '[TODO: provide examples of latent issues and potential remediations]',
  '{{ bias_risks_limitations | default("[More Information Needed]", true)}}',
  'TODO',
  'N/A',
  '- **Repository:**\n- **Paper:**',
  '\n---\n\n',
  '```\npip install x\n```',
])('%j says nothing', (text) => {
  expect(words(text)).toBe('');
});

test.for([
  ['Knows English only.', 'Knows English only.'],
  [
    'More information needed on long texts: it forgets.',
    'More information needed on long texts: it forgets.',
  ],
  [
    '- **Developed by:** acme\n- **Funded by:** [More Information Needed]',
    '- **Developed by:** acme',
  ],
  [
    'Users should be made aware of the risks. More information needed for further recommendations.',
    'Users should be made aware of the risks.',
  ],
  ['- one\n- two', '- one\n- two'],
  ['日本語のみ', '日本語のみ'],
] as const)('%j says %j', ([text, kept]) => {
  expect(words(text)).toBe(kept);
});

test.for([
  ['A small model.\n\nMore.', 'A small model.'],
  ['![logo](a.png)\n\n[![CI](b)](c)\n\nA small model.', 'A small model.'],
  ['<div align="center">\n<img src="x">\n</div>\n\nA <b>small</b> model.', 'A small model.'],
  ['```\npip install x\n```\n\nA small model.', 'A small model.'],
  ['- a list\n- of things\n\nA small model.', 'A small model.'],
  ['a | b\n---|---\n1 | 2\n\nA small model.', 'A small model.'],
  ['| a | b |\n|:--|--:|\n\nA small model.', 'A small model.'],
  ['A title\n=======\n\nA small model.', 'A small model.'],
  ['[More Information Needed]\n\nA small model.', 'A small model.'],
  ['**Bold** words lead.', '**Bold** words lead.'],
  ['[![x](y)](z) [Paper](u) of a model.', '[Paper](u) of a model.'],
  ['https://github.com/acme/x\n\nA small model.', 'A small model.'],
  ['**Update Log**\n\nA small model.', 'A small model.'],
  ['**Model Page**: [x](y)\n\nA small model.', 'A small model.'],
  ['[A](b) | [C](d) | [E](f)\n\nA small model.', 'A small model.'],
  ['日本語のモデルです。', '日本語のモデルです。'],
  ['***\n\n---\n', ''],
  ['', ''],
] as const)('the first prose of %j is %j', ([text, paragraph]) => {
  expect(prose(text)).toBe(paragraph);
});

test('takes time linear in the text', () => {
  const parts = ['<!--', '`', '[', '(', '![', '<a ', '*', '**a', '- ', '|', '{{', 'a: ', '-', '> '];
  for (const part of parts) {
    const text = part.repeat(200_000 / part.length);
    expect([shown(text), words(text), prose(text)]).toHaveLength(3);
  }
});
