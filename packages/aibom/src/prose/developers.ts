/** The line in Hugging Face's template, and in cards like it, that says who made a model. */
const LINE =
  /^\s{0,8}(?:[-*+]\s+)?\*\*\s*(?:(?:model\s+)?developed by|(?:model\s+)?developers?|(?:model\s+)?authors?)\s*(?:\[optional\])?\s*:?\s*\*\*\s*:?\s*(\S.{0,300})$/i;
const LINK = /\[([^[\]]{1,200})\]\([^()]{0,500}\)/g;
/** Maximum length of a line that is examined, UTF-16 code units (CWE-1333). */
const MAX_LINE = 1_000;

/**
 * The maker of the model according to a line of a card, with links reduced to their texts; undefined when it names
 * none.
 */
export function developerIn(line: string): string | undefined {
  if (line.length > MAX_LINE || !line.includes('**')) return undefined;
  const name = LINE.exec(line)?.[1]?.replaceAll(LINK, '$1').replaceAll('**', '').trim();
  return name === undefined || name === '' ? undefined : name;
}
