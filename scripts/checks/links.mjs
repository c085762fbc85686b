import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { ROOT } from '../lib/places.mjs';

/**
 * @typedef {{ links: string[], headings: Set<string> }} Text the links and headings of a Markdown file
 * @typedef {{ type: string, url?: string, value?: string, children?: Node[] }} Node
 */

/**
 * Reads links and headings of a Markdown text. The parser is installed with the dependencies, so it is not imported
 * at the top.
 *
 * @param {string} source
 * @returns {Promise<Text>}
 */
export async function readText(source) {
  const { fromMarkdown } = await import('mdast-util-from-markdown');
  const { default: GithubSlugger } = await import('github-slugger');
  const slugger = new GithubSlugger();
  /** @type {Text} */
  const text = { links: [], headings: new Set() };
  /** @param {Node} node */
  const visit = (node) => {
    if (/^(link|image|definition)$/.test(node.type) && node.url) text.links.push(node.url);
    if (node.type === 'heading') text.headings.add(slugger.slug(wordsOf(node)));
    if (node.type === 'html') {
      for (const [, url = ''] of (node.value ?? '').matchAll(/\b(?:href|src|srcset)="([^"\s]+)/g))
        text.links.push(url);
    }
    node.children?.forEach(visit);
  };
  visit(fromMarkdown(source));
  return text;
}

/** @param {Node} node @returns {string} */
function wordsOf(node) {
  return node.value ?? (node.children ?? []).map(wordsOf).join('');
}

/**
 * Links without a target file or heading; those that leave the repository are not followed.
 *
 * @param {ReadonlyMap<string, Text>} texts by path
 * @param {(path: string) => boolean} exists whether the repository has a file or folder
 */
export function deadLinks(texts, exists) {
  return [...texts].flatMap(([file, { links }]) =>
    links
      .filter((target) => !/^([a-z][a-z+.-]*:|\/\/)/i.test(target))
      .filter((target) => !isAlive(target, file, texts, exists))
      .map((target) => `${file} links to ${target}, which is not there`),
  );
}

/**
 * @param {string} target @param {string} file
 * @param {ReadonlyMap<string, Text>} texts @param {(path: string) => boolean} exists
 */
function isAlive(target, file, texts, exists) {
  const [path = '', hash] = target.split('#');
  const place =
    path === ''
      ? file
      : posix.join(posix.dirname(file), decodeURIComponent(path)).replace(/\/$/, '');
  if (place.startsWith('..') || !exists(place)) return false;
  if (hash === undefined || hash === '') return true;
  const text = texts.get(place) ?? texts.get(`${place}/README.md`);
  return text === undefined || text.headings.has(hash);
}

export const links = {
  name: 'links',
  what: 'every link between the Markdown files of the repository leads to a file and a heading',
  run: async (/** @type {NodeJS.ProcessEnv} */ env) => {
    const { output } = await capture(
      'git',
      ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.md'],
      env,
    );
    // Pages of the site link to addresses of the site: its own test follows them.
    const files = output
      .split('\0')
      .filter((file) => file !== '' && !file.startsWith('docs/site/src/'))
      .filter((file) => existsSync(join(ROOT, file)));
    /** @type {Map<string, Text>} */
    const texts = new Map();
    for (const file of files)
      texts.set(file, await readText(readFileSync(join(ROOT, file), 'utf8')));
    return deadLinks(texts, (path) => existsSync(join(ROOT, path))).join('\n');
  },
};
