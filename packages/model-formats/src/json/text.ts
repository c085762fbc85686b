import { JsonProblem } from './problem.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BACKSLASH = 0x5c;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** How the bytes of one string look before decoding. */
export interface StringSpan {
  readonly start: number;
  readonly end: number;
  readonly ascii: boolean;
  readonly escaped: boolean;
}

/** The text of a string token; `latin` is all of the bytes read as Latin-1, from which plain strings are cut. */
export function decodeString(bytes: Uint8Array, latin: string, span: StringSpan): string {
  const text = span.ascii
    ? latin.slice(span.start, span.end)
    : decodeUtf8(bytes.subarray(span.start, span.end), span.start);
  return span.escaped ? unescape(text, span.start) : text;
}

function decodeUtf8(raw: Uint8Array, at: number): string {
  try {
    return UTF8.decode(raw);
  } catch {
    throw new JsonProblem('syntax', 'a string is not UTF-8', at);
  }
}

function unescape(text: string, at: number): string {
  let out = '';
  let from = 0;
  for (let i = text.indexOf('\\'); i !== -1; i = text.indexOf('\\', from)) {
    out += text.slice(from, i);
    const letter = text[i + 1] ?? '';
    if (letter === 'u') {
      const hex = text.slice(i + 2, i + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex))
        throw new JsonProblem('syntax', 'a \\u escape needs four hexadecimal digits', at);
      out += String.fromCharCode(Number.parseInt(hex, 16));
      from = i + 6;
    } else {
      const plain = ESCAPES[letter];
      if (plain === undefined)
        throw new JsonProblem('syntax', 'a string has an unknown escape', at);
      out += plain;
      from = i + 2;
    }
  }
  out += text.slice(from);
  if (!out.isWellFormed()) throw new JsonProblem('syntax', 'a string has a lone surrogate', at);
  return out;
}

/** Finds the end of the string whose opening quote is at `open`. */
export function spanString(bytes: Uint8Array, open: number, end: number): StringSpan {
  let ascii = true;
  let escaped = false;
  for (let i = open + 1; i < end; i += 1) {
    const byte = bytes[i] as number;
    if (byte === 0x22) return { start: open + 1, end: i, ascii, escaped };
    if (byte < 0x20) throw new JsonProblem('syntax', 'a string has a raw control character', i);
    if (byte === BACKSLASH) {
      escaped = true;
      i += 1;
    } else if (byte > 0x7e) ascii = false;
  }
  throw new JsonProblem('syntax', 'a string has no end', open);
}
