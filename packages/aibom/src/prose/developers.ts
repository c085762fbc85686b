/** The line of Hugging Face's template, and of cards like it, that says who made a model. */
const LINE =
  /^\s{0,8}(?:[-*+]\s+)?\*\*\s*(?:(?:model\s+)?developed by|(?:model\s+)?developers?|(?:model\s+)?authors?)\s*(?:\[optional\])?\s*:?\s*\*\*\s*:?\s*(\S.{0,300})$/i;
const LINK = /\[([^[\]]{1,200})\]\([^()]{0,500}\)/g;
/** Longest line that is looked at, UTF-16 code units (CWE-1333). */
const MAX_LINE = 1_000;

/** Who a line of a card says made the model, its links as their texts; undefined where it does not say. */
export function developerIn(line: string): string | undefined {
  if (line.length > MAX_LINE || !line.includes('**')) return undefined;
  const name = LINE.exec(line)?.[1]?.replaceAll(LINK, '$1').replaceAll('**', '').trim();
  return name === undefined || name === '' ? undefined : name;
}
