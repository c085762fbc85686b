/** Longest key, UTF-16 code units: a cursor carries keys. */
const MAX_LENGTH = 300;

/**
 * A text whose bytes order names as people expect: case and accents do not matter, and numbers count by
 * their value (`model-9` before `model-10`).
 *
 * Databases compare it byte by byte, so that SQLite and PostgreSQL of any locale agree. Cost: O(n).
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

/** Digits after how many they are: a longer number is a larger one. */
function byValue(digits: string): string {
  const value = digits.replace(/^0+(?=[0-9])/, '');
  return String(value.length).padStart(3, '0') + value;
}
