/** Maximum length of a key, UTF-16 code units: a cursor contains keys. */
const MAX_LENGTH = 300;

/**
 * A text whose bytes sort names as people expect: case and accents do not matter, and numbers sort by their value
 * (`model-9` before `model-10`).
 *
 * Databases compare it byte by byte, so SQLite and PostgreSQL agree in any locale. Cost: O(n).
 */
export function sortKey(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLocaleLowerCase('en-US')
    .slice(0, MAX_LENGTH)
    .replaceAll(/[0-9]+/g, byValue)
    .slice(0, MAX_LENGTH)
    .replaceAll(/\p{Cs}/gu, '');
}

/** Digits after their count: a longer number is a larger one. */
function byValue(digits: string): string {
  const value = digits.replace(/^0+(?=[0-9])/, '');
  return String(value.length).padStart(3, '0') + value;
}
