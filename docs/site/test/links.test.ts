import { expect, test } from 'vitest';
import { builtFiles, builtPages, deadLinks, isExternal } from './built.ts';
import type { BuiltPage } from './built.ts';

test('every link of the built site leads to an existing page, file or heading', () => {
  const pages = builtPages();
  const links = pages.flatMap(({ links: each }) => each);
  const external = new Set(links.filter(isExternal));
  console.log(
    `${pages.length} pages, ${links.length} links, ${external.size} places outside (not fetched)`,
  );
  expect(deadLinks(pages, builtFiles())).toEqual([]);
  expect(links.length).toBeGreaterThan(1_000);
});

test('nothing is fetched from elsewhere, and links outside use only https', () => {
  const pages = builtPages();
  const fetched = pages.flatMap(({ address, fetched: each }) =>
    each.map((target) => `${address} ${target}`),
  );
  expect(fetched.filter((line) => isExternal(line.split(' ')[1] ?? ''))).toEqual([]);
  const outside = pages.flatMap(({ links }) => links).filter(isExternal);
  expect([...new Set(outside)].filter((target) => !target.startsWith('https://'))).toEqual([]);
});

const page = (address: string, links: readonly string[]): BuiltPage => ({
  address,
  links,
  ids: new Set(['here']),
  fetched: [],
});

test.for([
  ['a page that is not there', '/b/'],
  ['a heading that is not there', '/a/#there'],
  ['a heading of the same page that is not there', '#there'],
  ['a folder without its slash', '/a'],
  ['a picture that is not there', '/x.png'],
  ['a relative page that is not there', '../b/'],
] as const)('finds %s', ([, target]) => {
  expect(deadLinks([page('/a/', [target])], ['/a/index.html'])).toEqual([`/a/ -> ${target}`]);
});

test('accepts pages, headings, files and places outside', () => {
  const links = ['/a/', '/a/#here', '#here', '../a/', '/x.png', 'https://example.com/'];
  expect(deadLinks([page('/a/', links)], ['/a/index.html', '/x.png'])).toEqual([]);
});
