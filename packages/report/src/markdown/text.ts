import { escapeForDisplay } from '@weighbridge/core';

/** Words and harmless punctuation: nothing here can start a Markdown or code host construct. */
const PROSE = /^[\p{L}\p{M}\p{N} .,;:'"()/%+=?·–—…→✓✕-]*$/u;
/**
 * Exceptions to `PROSE`: list and heading markers at the start, addresses, emoji names, and what code hosts turn into
 * links (issue and commit numbers).
 */
const MARKERS = /^\s*(?:[-+=]|\d+[.)](?:\s|$))|:\/\/|www\.|:[\w+-]+:|GH-\d|\b[0-9a-f]{7,40}\b/iu;
/** What a code span cannot always hold: its own delimiter, and the border of a table cell. */
const NEEDS_ENTITIES = /[`|]/;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/**
 * Text that is literal in GitHub-flavoured Markdown: as prose if it is harmless, as code if it could act (link, image,
 * HTML, mention, reference to an issue, table border).
 *
 * @see https://github.github.com/gfm/
 */
export function inert(text: string): string {
  const visible = escapeForDisplay(text).trim();
  return PROSE.test(visible) && !MARKERS.test(visible) ? visible : code(text);
}

/** Any text as code, even inside a table cell. */
export function code(text: string): string {
  const visible = escapeForDisplay(text).trim();
  if (visible === '') return '(empty)';
  if (!NEEDS_ENTITIES.test(visible)) return `\`${visible}\``;
  return `<code>${visible.replaceAll(PUNCTUATION, (mark) => `&#${mark.charCodeAt(0)};`)}</code>`;
}

/** Lines unchanged, in a fence that none of them can close. */
export function fenced(lines: readonly string[]): readonly string[] {
  const visible = lines.map((line) => escapeForDisplay(line));
  const longest = visible
    .flatMap((line) => line.match(/`+/g) ?? [])
    .reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return [fence, ...visible, fence];
}

/** One row of a table; cells are Markdown already. */
export function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A table with its header. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return [row(...header), row(...header.map(() => '---')), ...rows.map((cells) => row(...cells))];
}

/** Lines that are collapsed until clicked; the summary is our own plain text. */
export function folded(summary: string, lines: readonly string[]): readonly string[] {
  return ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}

/** Paragraphs and blocks, separated by empty lines and ending with one line feed. */
export function blocks(...parts: readonly (readonly string[])[]): string {
  const filled = parts.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
