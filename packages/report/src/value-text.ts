import type { JsonValue } from '@weighbridge/core';

/** How deep a value is written in words; deeper values are written as JSON. */
const MAX_DEPTH = 8;

/** A value in words on one line, cut to a maximum number of characters; the caller must escape it. */
export function valueText(value: JsonValue, max: number): string {
  return shorten(
    inWords(value, 0)
      .replaceAll(/[ \t\r\n]+/g, ' ')
      .trim(),
    max,
  );
}

/** Lists use commas, members semicolons, and nested values brackets, so that lines can break between them. */
function inWords(value: JsonValue, depth: number): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH)
    return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = value.map((item: JsonValue) => inWords(item, depth + 1)).join(', ');
    return depth === 0 && items !== '' ? items : `[${items}]`;
  }
  const members = Object.entries(value)
    .toSorted(([a], [b]) => Number(b === 'name') - Number(a === 'name'))
    .map(([name, member]) => `${name}: ${inWords(member ?? null, depth + 1)}`)
    .join('; ');
  return depth === 0 && members !== '' ? members : `{${members}}`;
}

/** At most the given number of characters, with a mark if there were more. */
export function shorten(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, max).join('')}…`;
}
