import { expect, test } from 'vitest';
import { deadLinks, readText } from './links.mjs';
import { problemsInReadme } from './readmes.mjs';

const CHAPTERS =
  'Install,Use,What it finds,Options,Errors,Limits,Accuracy,Stability,Prior art and sources'.split(
    ',',
  );
const readme = (/** @type {string[]} */ chapters) =>
  `# @weighbridge/x\n\nDoes.\n\n${chapters.map((title) => `## ${title}\n\nText.\n`).join('\n')}`;

test('a README with the chapters in their order is accepted, with headings in code and below', () => {
  expect(problemsInReadme('@weighbridge/x', readme(CHAPTERS))).toEqual([]);
  const more = readme(CHAPTERS).replace('Text.', '### Below\n\n```md\n## In code\n```');
  expect(problemsInReadme('@weighbridge/x', more)).toEqual([]);
});

test('refuses a README that is of another package, lacks or swaps a chapter, or is too long', () => {
  expect(problemsInReadme('@weighbridge/x', readme(CHAPTERS).replace('Text.', ''))).toEqual([
    `says nothing under ${CHAPTERS[0]}`,
  ]);
  expect(problemsInReadme('@weighbridge/y', readme(CHAPTERS))).toHaveLength(1);
  expect(problemsInReadme('@weighbridge/x', readme(CHAPTERS.slice(1)))).toHaveLength(1);
  expect(problemsInReadme('@weighbridge/x', readme(CHAPTERS.toReversed()))).toHaveLength(1);
  const long = readme(CHAPTERS).replace('Text.', 'Text.\n'.repeat(120));
  expect(problemsInReadme('@weighbridge/x', long)).toHaveLength(1);
  const table = `<!-- generated: codes -->\n${'| x |\n'.repeat(120)}<!-- /generated -->`;
  expect(problemsInReadme('@weighbridge/x', readme(CHAPTERS).replace('Text.', table))).toEqual([]);
});

test('reads links in Markdown and HTML, but not in code', async () => {
  const { links, headings } = await readText(
    '# A `b` c!\n\n## Same\n\n## Same\n\n[x](y.md "t") ![p](p.png) [r][r] `[no](no.md)`\n\n[r]: z.md\n\n<img src="q.png">\n',
  );
  expect(links.toSorted()).toEqual(['p.png', 'q.png', 'y.md', 'z.md']);
  expect([...headings]).toEqual(['a-b-c', 'same', 'same-1']);
});

test('names a link to a missing file or heading, and one that leaves the repository', async () => {
  const texts = new Map([
    ['a/b.md', await readText('# Here\n\n[1](#here) [2](../c.md#there) [3](https://x.example/)\n')],
    [
      'c.md',
      await readText('# There\n\n[4](a) [5](a/b.md#gone) [6](d.md) [7](../e.md) [8](#no)\n'),
    ],
  ]);
  const exists = (/** @type {string} */ path) => ['a', 'a/b.md', 'c.md'].includes(path);
  expect(deadLinks(texts, exists)).toEqual([
    'c.md links to a/b.md#gone, which is not there',
    'c.md links to d.md, which is not there',
    'c.md links to ../e.md, which is not there',
    'c.md links to #no, which is not there',
  ]);
});
