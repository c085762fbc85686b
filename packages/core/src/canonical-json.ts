import { CoreError } from './error.ts';

/** Nesting beyond this is refused (CWE-674: uncontrolled recursion). */
const MAX_DEPTH = 512;
/** Values beyond this are refused (CWE-400): an object that holds itself twice doubles at every level. */
const MAX_VALUES = 5_000_000;

/**
 * Canonical JSON of a value: members sorted by UTF-16 code units, no white space, ECMAScript numbers.
 *
 * Equal values give equal text, whatever order their members were set in; members that are `undefined` are left out, as
 * in `JSON.stringify`. Unlike `JSON.stringify`, nothing is silently converted or dropped: `toJSON` is not called, and a
 * hole in an array is an error, not a null.
 * Cost: O(n log n) time for n values, O(n) memory.
 *
 * @throws {CoreError} NOT_JSON for NaN, infinities, bigints, functions, symbols, lone surrogates,
 *   non-plain objects, `undefined` or holes in arrays, nesting deeper than 512, more than 5,000,000
 *   values; `details.pointer` says where
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(value: unknown): string {
  return write(value, { path: [], values: 0 });
}

interface Writer {
  /** Members and indices from the root to the current value. */
  readonly path: (string | number)[];
  values: number;
}

function write(value: unknown, writer: Writer): string {
  writer.values += 1;
  if (writer.values > MAX_VALUES) throw notJson(`more than ${MAX_VALUES} values`, writer);
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw notJson(`${value} is not a JSON number`, writer);
      return JSON.stringify(value);
    case 'string':
      return writeString(value, writer);
    case 'object':
      return value === null ? 'null' : writeContainer(value, writer);
    default:
      throw notJson(`a value of type ${typeof value} is not JSON`, writer);
  }
}

function writeString(value: string, writer: Writer): string {
  if (!value.isWellFormed()) throw notJson('a lone surrogate is not Unicode text', writer);
  return JSON.stringify(value);
}

function writeContainer(value: object, writer: Writer): string {
  if (writer.path.length >= MAX_DEPTH) throw notJson(`nested deeper than ${MAX_DEPTH}`, writer);
  return Array.isArray(value) ? writeArray(value, writer) : writeObject(value, writer);
}

/** By index, not by `map`, which skips holes. */
function writeArray(value: readonly unknown[], writer: Writer): string {
  let text = '[';
  for (let i = 0; i < value.length; i += 1) {
    writer.path.push(i);
    text += (i === 0 ? '' : ',') + write(value[i], writer);
    writer.path.pop();
  }
  return `${text}]`;
}

function writeObject(value: object, writer: Writer): string {
  if (!isPlain(value)) throw notJson('only plain objects are JSON', writer);
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    writer.path.push(key);
    text += `${text === '{' ? '' : ','}${writeString(key, writer)}:${write(member, writer)}`;
    writer.path.pop();
  }
  return `${text}}`;
}

/** Whether an object has no class: its prototype is null or the end of the chain, in any realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function notJson(message: string, { path }: Writer): CoreError {
  const pointer = path.map((step) => `/${escapeStep(String(step))}`).join('');
  return new CoreError('NOT_JSON', message, { details: { pointer } });
}

function escapeStep(step: string): string {
  return step.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
