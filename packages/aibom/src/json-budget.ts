/** Maximum number of values in one JSON document; a byte of JSON can cost sixty bytes of memory (CWE-770). */
export const MAX_JSON_VALUES = 1_000_000;

const [COMMA, BRACE, BRACKET] = [0x2c, 0x7b, 0x5b];

/**
 * Whether a JSON text holds more values than the limit, determined before it is parsed.
 *
 * Every value after the first follows a comma or an opening bracket; those inside strings are counted too, so the count
 * is never too low. O(length) time, no memory.
 */
export function hasTooManyValues(json: string): boolean {
  let count = 0;
  for (let i = 0; i < json.length; i += 1) {
    const c = json.charCodeAt(i);
    if (c === COMMA || c === BRACE || c === BRACKET) count += 1;
  }
  return count > MAX_JSON_VALUES;
}
