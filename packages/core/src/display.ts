/**
 * What a terminal obeys or a reader cannot see: controls (C0, DEL, C1), format characters (bidi embeddings, overrides
 * and isolates, joiners, tags), lone surrogates, line and paragraph separators, every code point that Unicode defines
 * as ignorable by default (variation selectors, fillers), and noncharacters.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** What `escapeForDisplay` keeps unchanged. */
export interface EscapeOptions {
  /** Keeps LF and TAB, for text that is shown as a block. Default false: one line stays one line. */
  readonly keepLines?: boolean | undefined;
}

/**
 * The text with every character that controls a display, or hides from a reader, written as `\u{HEX}`.
 *
 * For text that a model, a file name or a card supplied, before it reaches a terminal, a log, a page or a code host:
 * terminal escapes, bidi reordering, invisible characters and forged lines become visible and do nothing. Everything
 * else is kept: letters of every script, combining marks, emoji, ordinary and no-break spaces, private-use characters,
 * the backslash. So the result is stable (escaping it again changes nothing) and layers can escape independently of
 * each other. It is not reversible, since a literal `\u{1B}` and an escaped one look alike.
 *
 * The cost: an emoji that needs a joiner or a variation selector, and Persian or Indic text that needs a non-joiner,
 * show the escape too. Not handled, since they hide nothing: look-alike letters (UTS 39), stacked combining marks. This
 * does not replace HTML, Markdown or shell escaping; do that as well.
 * Cost: O(n) time; at most 8 times the length.
 *
 * @see https://www.unicode.org/reports/tr9/ bidirectional formatting characters
 * @see https://www.unicode.org/reports/tr36/ Unicode security considerations
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 * @see CVE-2021-42574 (Trojan Source), CWE-150 (escape sequences), CWE-117 (log forging)
 */
export function escapeForDisplay(text: string, options: EscapeOptions = {}): string {
  const keepLines = options.keepLines ?? false;
  return text.replace(HIDDEN, (character) =>
    keepLines && (character === '\n' || character === '\t')
      ? character
      : escapeCharacter(character),
  );
}

function escapeCharacter(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `\\u{${hex.padStart(2, '0')}}`;
}
