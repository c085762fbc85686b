import { codeFence } from './code-fence.ts';
import { filledIn } from './placeholders.ts';

/** Maximum length of a line and of a paragraph that is examined, UTF-16 code units (CWE-1333). */
const MAX_LINE = 4_000;

/**
 * The first paragraph of prose, without markup; empty when there is none. Code, lists, tables, headings, quotes,
 * images, badges and unfilled placeholders are not prose.
 */
export function firstParagraph(lines: readonly string[]): string {
  const isInCode = codeFence();
  const prose = lines.map((line) => (isInCode(line) ? '' : line.slice(0, MAX_LINE)));
  for (let at = 0; at < prose.length;) {
    const length = prose.slice(at).findIndex((line) => line.trim() === '');
    const end = length < 0 ? prose.length : at + length;
    const words = wordsOf(prose.slice(at, end));
    if (words !== '') return words;
    at = end + 1;
  }
  return '';
}

/** The words of one paragraph, or an empty text when it is not prose. */
function wordsOf(paragraph: readonly string[]): string {
  if (paragraph.some((line) => /^[\s|:=-]*[=-]{3}[\s|:=-]*$/.test(line))) return '';
  const lines = paragraph.map(plain);
  const start = lines.findIndex((line) => /^["'“‘(*_`[]*[\p{L}\p{N}]/u.test(line) && !isItem(line));
  const words = start < 0 ? '' : filledIn(lines.slice(start)).replaceAll(/\s+/g, ' ').trim();
  return isSentence(words) ? words : '';
}

/** Whether words form a sentence and not a label, an address, a row of links or a single bold line. */
function isSentence(words: string): boolean {
  if (/^(?:\*\*|__)[^*_]{1,200}(?:\*\*:|:\*\*|__:|:__)/.test(words)) return false;
  if (/^(\*\*|__)[^*_]{1,200}\1$/.test(words)) return false;
  if (/^\S*:\/\/\S*$/.test(words) || words.split(/ [|•·] /).length > 2) return false;
  return /\p{L}+\P{L}+\p{L}+\P{L}+\p{L}/u.test(words) || /[\p{Lo}]{6}/u.test(words);
}

/** A line without tags and images; a link's text stays, its address does not. */
function plain(line: string): string {
  return line
    .replaceAll(/!\[[^\]]{0,500}\]\([^)]{0,1000}\)/g, '')
    .replaceAll(/\[\s{0,10}\]\([^)]{0,1000}\)/g, '')
    .replaceAll(/<\/?[a-z][^<>]{0,1000}>/gi, '')
    .replaceAll(/&nbsp;/g, ' ')
    .trim();
}

function isItem(line: string): boolean {
  return /^(?:[-*+]|\d{1,3}[.)])\s/.test(line);
}
