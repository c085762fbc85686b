import { longestFit } from '../names.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Maximum number of bytes that a character cut at the end of the head can have lost. */
const MAX_CUT = 3;

/** The head as text, or undefined when it is not UTF-8 text: NUL, broken sequences. */
export function headText(head: Uint8Array, sizeBytes: number): string | undefined {
  const cut = sizeBytes > head.byteLength ? MAX_CUT : 0;
  for (let drop = 0; drop <= cut; drop += 1) {
    try {
      const text = UTF8.decode(head.subarray(0, head.byteLength - drop));
      return text.includes('\0') ? undefined : text;
    } catch {
      // The last character of the head may be cut: try again without it.
    }
  }
  return undefined;
}

/**
 * The character that disqualifies a UTF-8 text from its format: NUL anywhere, and in JSON and files with unknown names
 * every other control character below U+0020 that is not white space. Undefined when there is none.
 *
 * Every other character is text, however it is displayed: DEL and the C1 controls, noncharacters and private-use
 * characters occur in vocabularies of real models.
 */
export function forbiddenCharacter(text: string, format: string): string | undefined {
  return (STRICT.includes(format) ? NOT_IN_JSON : NUL).exec(text)?.[0];
}

/** JSON, whose grammar requires it, and text whose name says no format, which is trusted less. */
const STRICT: readonly string[] = ['json', 'json-lines', 'text'];
// eslint-disable-next-line no-control-regex
const NUL = /\u0000/;
// eslint-disable-next-line no-control-regex
const NOT_IN_JSON = /[\u0000-\u0008\u000b\u000e-\u001f]/;

/** Whether the head is text that starts as a JSON object; a head of only white space may. */
export function startsAsJsonObject(head: Uint8Array, sizeBytes: number): boolean {
  const text = jsonText(head, sizeBytes);
  if (text === undefined) return false;
  return /^\s*\{\s*(?:["}]|$)/.test(text) || isOnlySpace(text, head, sizeBytes);
}

/** Whether the head is text that starts as a JSON object, an array or a string of either; a head of white space may. */
export function startsAsJson(head: Uint8Array, sizeBytes: number): boolean {
  const text = jsonText(head, sizeBytes);
  if (text === undefined) return false;
  return (
    /^\s*(?:\{\s*(?:["}/]|$)|\[\s*(?:[[{"\]\-0-9tfnNI/]|$))/.test(text) ||
    isOnlySpace(text, head, sizeBytes)
  );
}

/** Whether everything examined is white space, and the file continues. */
function isOnlySpace(text: string, head: Uint8Array, sizeBytes: number): boolean {
  return sizeBytes > head.byteLength && text.trim() === '';
}

function jsonText(head: Uint8Array, sizeBytes: number): string | undefined {
  const text = headText(head, sizeBytes);
  return text === undefined || forbiddenCharacter(text, 'json') !== undefined ? undefined : text;
}

/** Whether the head is text and the file name is, or ends with, one of these. */
export function isTextNamed(
  head: Uint8Array,
  path: string,
  sizeBytes: number,
  names: readonly string[],
): boolean {
  return longestFit(path, names) > 0 && headText(head, sizeBytes) !== undefined;
}
