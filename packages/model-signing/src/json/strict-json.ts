import { withDefaults } from '@weighbridge/core';
import type { JsonValue } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import type { ModelSigningErrorCode } from '../error.ts';
import { checkLimit } from './limit.ts';
import { JsonProblem, JsonScanner } from './scan.ts';
import type { JsonProblemKind } from './scan.ts';

/** The codes for refusing a bad text. */
export interface StrictJsonCodes {
  readonly tooLarge: ModelSigningErrorCode;
  readonly notJson: ModelSigningErrorCode;
  readonly duplicateKey: ModelSigningErrorCode;
}

export interface StrictJsonOptions {
  /** Maximum bytes, or UTF-16 code units of a string (CWE-400). Default 64 MiB. */
  readonly maxBytes?: number | undefined;
  /** Maximum nesting of objects and arrays (CWE-674). Default 64. */
  readonly maxDepth?: number | undefined;
  /** Maximum number of values (CWE-400). Default 5,000,000. */
  readonly maxValues?: number | undefined;
  /** Default those of a bundle. */
  readonly codes?: StrictJsonCodes | undefined;
}

const DEFAULTS = {
  maxBytes: 64 * 1024 * 1024,
  maxDepth: 64,
  maxValues: 5_000_000,
  codes: {
    tooLarge: 'BUNDLE_TOO_LARGE',
    notJson: 'BUNDLE_NOT_JSON',
    duplicateKey: 'BUNDLE_DUPLICATE_KEY',
  },
} as const satisfies Required<StrictJsonOptions>;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The value of a JSON text that every reader reads the same way.
 *
 * Refused, besides what is not JSON at all: bad UTF-8, a byte order mark, trailing text, a duplicate member in
 * one object, lone surrogates, numbers that no double holds, and numbers that are whole only by rounding. So a
 * number that is a safe integer is exactly the integer in the text. The result is what `JSON.parse` gives:
 * `__proto__` is a plain member of its object.
 * Cost: O(n) time and memory, about two passes more than `JSON.parse`.
 *
 * @throws {ModelSigningError} the given codes, with `line`, `column` and JSON `pointer` in the details
 * @throws {RangeError} when a limit is not a positive integer
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function parseStrictJson(
  input: Uint8Array | string,
  options: StrictJsonOptions = {},
): JsonValue {
  const { maxBytes, maxDepth, maxValues, codes } = withDefaults(DEFAULTS, options);
  checkLimit('maxBytes', maxBytes);
  checkLimit('maxDepth', maxDepth);
  checkLimit('maxValues', maxValues);
  if (input.length > maxBytes)
    throw new ModelSigningError(codes.tooLarge, `more than ${maxBytes} bytes`, {
      details: { size: input.length, maxBytes },
    });
  const text = decode(input, codes);
  try {
    new JsonScanner(text, { maxDepth, maxValues }).scan();
  } catch (error) {
    throw error instanceof JsonProblem ? refusal(error, text, codes) : error;
  }
  return JSON.parse(text) as JsonValue;
}

function decode(input: Uint8Array | string, codes: StrictJsonCodes): string {
  const text = typeof input === 'string' ? input : decodeUtf8(input, codes);
  if (!text.isWellFormed())
    throw new ModelSigningError(codes.notJson, 'the text has a lone surrogate');
  if (text.startsWith('\ufeff'))
    throw new ModelSigningError(codes.notJson, 'the text starts with a byte order mark');
  return text;
}

function decodeUtf8(bytes: Uint8Array, codes: StrictJsonCodes): string {
  try {
    return UTF8.decode(bytes);
  } catch (cause) {
    throw new ModelSigningError(codes.notJson, 'the text is not UTF-8', { cause });
  }
}

const CODE_OF = {
  syntax: 'notJson',
  limit: 'tooLarge',
  'duplicate-key': 'duplicateKey',
} as const satisfies Record<JsonProblemKind, keyof StrictJsonCodes>;

function refusal(problem: JsonProblem, text: string, codes: StrictJsonCodes): ModelSigningError {
  const { line, column } = place(text, problem.at);
  return new ModelSigningError(
    codes[CODE_OF[problem.kind]],
    `${problem.message}, line ${line} column ${column}`,
    { details: { line, column, pointer: problem.pointer } },
  );
}

/** Line and column, from 1, without a list of lines: a text can consist of line feeds only. */
function place(text: string, at: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let feed = text.indexOf('\n'); feed !== -1 && feed < at; feed = text.indexOf('\n', start)) {
    line += 1;
    start = feed + 1;
  }
  return { line, column: at - start + 1 };
}
