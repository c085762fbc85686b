/** East Asian Wide and Fullwidth ranges of Unicode 16 (UAX 11), merged; emoji are recognised by property. */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18d08],
  [0x1aff0, 0x1b2fb],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];

/** Made on first use: it loads tables that plain ASCII never needs. */
let segmenter: Intl.Segmenter | undefined;
const ASCII = /^[\u0020-\u007e]*$/;
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;
const EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;

/** The grapheme clusters of a text. */
export function graphemes(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * Number of terminal columns of a text without escape sequences.
 *
 * Two for East Asian wide characters and emoji, none for marks and controls, one for the rest;
 * ambiguous characters count as one. Terminals differ on rare clusters, so this is for layout only.
 *
 * @see https://www.unicode.org/reports/tr11/
 */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  let columns = 0;
  for (const cluster of graphemes(text)) columns += clusterWidth(cluster);
  return columns;
}

/** Columns of one grapheme cluster. */
export function clusterWidth(cluster: string): 0 | 1 | 2 {
  if (ZERO.test(cluster)) return 0;
  if (EMOJI.test(cluster)) return 2;
  const point = cluster.codePointAt(0) ?? 0;
  return WIDE.some(([first, last]) => point >= first && point <= last) ? 2 : 1;
}
