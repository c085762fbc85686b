import { clusterWidth, displayWidth, graphemes } from './width.ts';

/**
 * The text in lines of at most `columns`, broken at spaces; a longer word is broken between graphemes.
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
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines;
}

/** A word in pieces that fit; one piece for most words. */
function pieces(word: string, columns: number): readonly string[] {
  if (displayWidth(word) <= columns) return [word];
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const cluster of graphemes(word)) {
    const more = clusterWidth(cluster);
    if (part !== '' && width + more > columns) {
      parts.push(part);
      part = '';
      width = 0;
    }
    part += cluster;
    width += more;
  }
  parts.push(part);
  return parts;
}
