import { C_READING, PYTHON_READING } from './pickle-machine.ts';
import type { LineArgument } from './pickle-opcodes.ts';
import { Utf8Check } from './utf8-check.ts';

const BACKSLASH = 0x5c;
const SPACE = 0x20;
const SINGLE = 0x27;
const DOUBLE = 0x22;
/** Maximum number of characters that are kept of a number; the rest of a longer one is assumed to be similar. */
const LONGEST_NUMBER = 4_096;
const BOTH = C_READING | PYTHON_READING;

/** The result of a complete line: the unpicklers that accept it, and a text length or a memo index. */
export interface LineEnd {
  readonly readings: number;
  readonly value: number;
}

/** Checks an opcode argument that is written as a line, byte by byte, whatever its length. */
export interface LineCheck {
  /** Takes one byte before the line feed; false when every unpickler stops, whatever follows. */
  take(byte: number): boolean;
  /** Ends the line; undefined when no unpickler accepts it. */
  end(): LineEnd | undefined;
}

/** Starts the check of one line. */
export function lineCheck(line: LineArgument): LineCheck {
  switch (line) {
    case 'names':
      return nameCheck(false);
    case 'ascii-names':
      return nameCheck(true);
    case 'ascii':
      return asciiCheck();
    case 'unicode':
      return unicodeCheck();
    case 'quoted':
      return quotedCheck();
    default:
      return numberCheck(line);
  }
}

/** The dotted name of a module or of something in it; a loader finds no others. */
function nameCheck(asciiOnly: boolean): LineCheck {
  const utf8 = new Utf8Check();
  let last = 0x2e;
  return {
    take(byte) {
      const fits = byte >= 0x80 ? !asciiOnly : byte === 0x2e ? last !== 0x2e : isNameByte(byte);
      last = byte;
      return fits && utf8.take(byte);
    },
    end: () => (last === 0x2e || !utf8.complete ? undefined : { readings: BOTH, value: 0 }),
  };
}

function isNameByte(byte: number): boolean {
  const letter = byte | SPACE;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x5f ||
    byte === 0x2d
  );
}

function asciiCheck(): LineCheck {
  return { take: (byte) => byte < 0x80, end: () => ({ readings: BOTH, value: 0 }) };
}

/** Raw Unicode escapes: `\u` and `\U` need their digits, everything else is literal. */
function unicodeCheck(): LineCheck {
  let length = 0;
  let escaped = false;
  let escapes = false;
  let digits = 0;
  return {
    take(byte) {
      length += 1;
      if (digits > 0) {
        digits -= 1;
        return isHexDigit(byte);
      }
      if (escaped && (byte | SPACE) === 0x75) {
        escapes = true;
        digits = byte === 0x75 ? 4 : 8;
      }
      escaped = !escaped && byte === BACKSLASH;
      return true;
    },
    end: () => (digits > 0 ? undefined : { readings: BOTH, value: escapes ? 1 : length }),
  };
}

/** A quoted text with the escapes of Python bytes; Python 2 allows white space after it. */
function quotedCheck(): LineCheck {
  const escape = new ByteEscape();
  let quote = 0;
  let length = 0;
  let closed = false;
  return {
    take(byte) {
      if (quote === 0) {
        quote = byte;
        return byte === SINGLE || byte === DOUBLE;
      }
      if (byte === quote) closed = !escape.open;
      else if (byte > SPACE) closed = false;
      length += 1;
      return escape.take(byte);
    },
    end: () => (closed ? { readings: BOTH, value: escape.used ? 1 : length - 1 } : undefined),
  };
}

/** The escapes of Python bytes: a hexadecimal one needs two digits, any other is one character. */
class ByteEscape {
  /** Whether there was any escape. */
  used = false;
  #behindBackslash = false;
  #digits = 0;

  /** Whether an escape has begun but not ended. */
  get open(): boolean {
    return this.#behindBackslash || this.#digits > 0;
  }

  /** Takes one byte; false when it is not the digit that is required here. */
  take(byte: number): boolean {
    if (this.#digits > 0) {
      this.#digits -= 1;
      return isHexDigit(byte);
    }
    if (this.#behindBackslash) {
      this.#behindBackslash = false;
      this.#digits = byte === 0x78 ? 2 : 0;
    } else if (byte === BACKSLASH) {
      this.#behindBackslash = true;
      this.used = true;
    }
    return true;
  }
}

function isHexDigit(byte: number): boolean {
  const letter = byte | SPACE;
  return (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x66);
}

/** What Python's own number parsers accept: prefixes, underscores between digits, surrounding white space. */
const PYTHON_INTEGER =
  /^\s*[+-]?(?:0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+|[1-9](?:_?\d)*|0(?:_?0)*)\s*$/i;
const DECIMAL_INDEX = /^\s*[+-]?\d(?:_?\d)*\s*$/;
const PYTHON_FLOAT =
  /^\s*[+-]?(?:(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?|inf(?:inity)?|nan)\s*$/i;
/** What `strtol` and the C float parser accept. */
const C_INTEGER = /^\s*[+-]?(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i;
const C_FLOAT = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)$/i;

type NumberArgument = 'integer' | 'long' | 'float' | 'index';

/**
 * A number. The C unpickler reads it as a C string, which ends at a NUL: what follows up to the line feed is skipped,
 * so it can be binary.
 */
function numberCheck(kind: NumberArgument): LineCheck {
  let text = '';
  let length = 0;
  let nul = false;
  return {
    take(byte) {
      length += 1;
      if (nul) return true;
      if (byte === 0) {
        nul = true;
        return takenByC(kind, text, true);
      }
      if (text.length < LONGEST_NUMBER) text += String.fromCharCode(byte);
      return isNumberByte(byte);
    },
    end() {
      if (length === 0) return undefined;
      const readings =
        (takenByC(kind, text, nul) ? C_READING : 0) |
        (!nul && takenByPython(kind, text) ? PYTHON_READING : 0);
      return readings === 0 ? undefined : { readings, value: Number(text.replaceAll('_', '')) };
    },
  };
}

/** Letters, digits, signs, the point, the underscore and white space. */
function isNumberByte(byte: number): boolean {
  const layout = byte === SPACE || (byte >= 0x09 && byte <= 0x0d);
  return isNameByte(byte) || byte === 0x2b || byte === 0x2e || layout;
}

function takenByC(kind: NumberArgument, text: string, nul: boolean): boolean {
  if (kind === 'float') return C_FLOAT.test(text);
  if (kind === 'integer')
    return (nul && text === '') || C_INTEGER.test(text) || PYTHON_INTEGER.test(text);
  return takenByPython(kind, nul && kind === 'long' ? `${text} ` : text);
}

function takenByPython(kind: NumberArgument, text: string): boolean {
  if (kind === 'float') return PYTHON_FLOAT.test(text);
  if (kind === 'index') return DECIMAL_INDEX.test(text);
  if (kind === 'long') return PYTHON_INTEGER.test(text.endsWith('L') ? text.slice(0, -1) : text);
  return PYTHON_INTEGER.test(text) || text === '00' || text === '01';
}
