import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/places.mjs';

const HOW_TO = join(ROOT, 'docs', 'site', 'src', 'content', 'docs', 'how-to');

/**
 * A code block of the guide.
 *
 * @typedef {object} Block
 * @property {string} section the heading of level 2 above it
 * @property {string} language `sh`, `ts`, `tsx` or `yaml`
 * @property {string} title `FILE`, or `FILE, HOW`; empty for commands
 * @property {string} text
 */

/** The code blocks of a page of the how-to guides, in order. @param {string} name such as `permissions.md` */
export function blocksOf(name) {
  return parseBlocks(readFileSync(join(HOW_TO, name), 'utf8'));
}

/** @param {string} markdown @returns {Block[]} */
export function parseBlocks(markdown) {
  /** @type {Block[]} */
  const blocks = [];
  let section = '';
  /** @type {{ language: string, title: string, lines: string[] } | undefined} */
  let open;
  for (const line of markdown.split('\n')) {
    const fence = /^```(\w*)(?:\s+title="([^"]*)")?\s*$/.exec(line);
    if (fence === null) {
      if (open === undefined) section = /^## (.*)$/.exec(line)?.[1] ?? section;
      else open.lines.push(line);
    } else if (open === undefined) {
      open = { language: fence[1] ?? '', title: fence[2] ?? '', lines: [] };
    } else {
      const { lines, ...rest } = open;
      blocks.push({ section, ...rest, text: lines.join('\n') });
      open = undefined;
    }
  }
  return blocks;
}

/** Whether a block is an alternative, according to its title: the main way leaves it out. @param {Block} block */
export function isOptional({ title }) {
  return /, only /.test(title);
}
