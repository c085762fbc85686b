import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/places.mjs';
import { publishable } from '../lib/workspaces.mjs';

/** The same chapters in the same order, so readers of one README can find their way in all. */
const CHAPTERS = [
  /^Install$/,
  /^Use$/,
  /^What it \w+$/,
  /^Options$/,
  /^Errors$/,
  /^Limits$/,
  /^Accuracy$/,
  /^Stability$/,
  /^Prior art and sources$/,
];
const MAX_LINES = 120;
const GENERATED = /<!-- (?:generated: )?(\w+) -->[^]*?<!-- \/\w+ -->/g;

/**
 * What is wrong with the README of a published package; a generated table counts as one line.
 *
 * @param {string} name of the package
 * @param {string} text
 */
export function problemsInReadme(name, text) {
  const problems = [];
  if (!text.startsWith(`# ${name}\n\n`)) problems.push(`does not begin with "# ${name}"`);
  const outside = text.replaceAll(/^```[^]*?^```$/gm, '(an example)');
  const chapters = [...outside.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);
  const fits =
    chapters.length === CHAPTERS.length && CHAPTERS.every((c, i) => c.test(chapters[i] ?? ''));
  if (!fits)
    problems.push(
      `has the chapters ${chapters.join(', ')}; they are Install, Use, What it ..., Options, Errors, Limits, Accuracy, Stability, Prior art and sources`,
    );
  const empty = outside
    .split(/^## /m)
    .slice(1)
    .filter((chapter) => !/\n\s*\S/.test(chapter));
  for (const chapter of empty) problems.push(`says nothing under ${chapter.trim()}`);
  const lines = text.replaceAll(GENERATED, '').trimEnd().split('\n').length;
  if (lines > MAX_LINES) problems.push(`has ${lines} lines, more than ${MAX_LINES}`);
  return problems;
}

export const readmes = {
  name: 'readmes',
  what: 'the README of every published package has the same chapters, with something in each, and is short',
  run: async () =>
    publishable()
      .flatMap(({ folder, manifest }) => {
        const file = join(ROOT, folder, 'README.md');
        if (!existsSync(file)) return [`${folder}/README.md is missing`];
        const problems = problemsInReadme(manifest.name, readFileSync(file, 'utf8'));
        return problems.map((problem) => `${folder}/README.md ${problem}`);
      })
      .join('\n'),
};
