import { CoreError } from './error.ts';

/** Nesting beyond this is refused (CWE-674: uncontrolled recursion). */
const MAX_DEPTH = 512;

/**
 * Canonical JSON of a value: members sorted by UTF-16 code units, no white space, ECMAScript numbers.
 *
 * Equal values give equal text, whatever order their members were set in; members that are
 * `undefined` are left out, as `JSON.stringify` does.
 *
 * @throws {CoreError} NOT_JSON for NaN, infinities, bigints, functions, symbols, lone surrogates,
 *   non-plain objects, or nesting deeper than 512
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(value: unknown): string {
  return write(value, '', 0);
}

function write(value: unknown, pointer: string, depth: number): string {
  if (depth > MAX_DEPTH) throw notJson(`nested deeper than ${MAX_DEPTH}`, pointer);
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw notJson(`${value} is not a JSON number`, pointer);
      return JSON.stringify(value);
    case 'string':
      if (!value.isWellFormed()) throw notJson('a lone surrogate is not Unicode text', pointer);
      return JSON.stringify(value);
    case 'object':
      return Array.isArray(value)
        ? `[${value.map((item, i) => write(item, `${pointer}/${i}`, depth + 1)).join(',')}]`
        : writeObject(value, pointer, depth);
    default:
      throw notJson(`a ${typeof value} is not JSON`, pointer);
  }
}

function writeObject(value: object, pointer: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw notJson('only plain objects are JSON', pointer);
  }
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    members.push(`${write(key, at, depth + 1)}:${write(member, at, depth + 1)}`);
  }
  return `{${members.join(',')}}`;
}

function notJson(message: string, pointer: string): CoreError {
  return new CoreError('NOT_JSON', message, { details: { pointer } });
}
