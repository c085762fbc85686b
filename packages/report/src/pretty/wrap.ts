import { clusterWidth, displayWidth, graphemes } from './width.ts';

/**
 * The text in lines of at most `columns`, broken at spaces; a longer word is broken after a mark such as the slashes of
 * a link, or otherwise between graphemes.
 *
 * Without `columns` the text is one line. Never returns an empty list.
 */
export function wrap(text: string, columns: number | undefined): readonly string[] {
  if (columns === undefined || displayWidth(text) <= columns) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, columns))) {
    if (line === '') line = word;
    else if (displayWidth(line) + 1 + displayWidth(word) <= columns) line += ` ${word}`;
    else {
      lines.push(line.replace(/ +$/, ''));
      line = word;
    }
  }
  lines.push(line);
  return lines;
}

/** Marks after which a link, a path or a list without spaces is broken. */
const MARKS = '/,;:=&?|+@#._-';

/** The number of clusters that a full piece keeps: up to its last mark, unless that leaves less than half of it. */
function breakOf(part: readonly string[]): number {
  const after =
    part.findLastIndex((cluster) => cluster.length === 1 && MARKS.includes(cluster)) + 1;
  return after < part.length / 2 ? part.length : after;
}

/** A word in pieces that fit; one piece for most words. */
function pieces(word: string, columns: number): readonly string[] {
  if (displayWidth(word) <= columns) return [word];
  const parts: string[] = [];
  let part: string[] = [];
  let width = 0;
  for (const cluster of graphemes(word)) {
    const more = clusterWidth(cluster);
    while (part.length > 0 && width + more > columns) {
      const at = breakOf(part);
      parts.push(part.slice(0, at).join(''));
      part = part.slice(at);
      width = displayWidth(part.join(''));
    }
    part.push(cluster);
    width += more;
  }
  parts.push(part.join(''));
  return parts;
}
