/** Maximum length of a message in a statement, in UTF-16 code units. */
export const MAX_MESSAGE = 10_000;

/** Text from outside, cut to a length that fits in a sentence; never in the middle of a character. */
export function cut(text: string, length = 160): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** `1 control`, `2 controls`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
