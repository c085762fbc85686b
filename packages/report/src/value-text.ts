import type { JsonValue } from '@weighbridge/core';

/** A value as text, at most so many characters of it; whoever shows it escapes it. */
export function valueText(value: JsonValue, max: number): string {
  return shorten(typeof value === 'string' ? value : JSON.stringify(value), max);
}

/** At most so many characters, and a mark where more were there. */
export function shorten(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, max).join('')}…`;
}
