/** What a policy says of one licence or of a whole expression. */
export type LicenceAnswer = 'allowed' | 'denied' | 'unlisted';

/** A policy's lists, with ids in lower case: SPDX ids are compared without case. */
export interface LicenceLists {
  /** Lower-case ids with which a licence passes. */
  readonly allow: ReadonlySet<string>;
  /** Lower-case ids with which a licence fails; it wins over `allow`. */
  readonly deny: ReadonlySet<string>;
}

/** Maximum length of an expression, in UTF-16 code units (CWE-400). */
const MAX_LENGTH = 4096;
/** Maximum nesting depth of brackets (CWE-674). */
const MAX_DEPTH = 32;

const TOKEN = /\s*([()]|[A-Za-z0-9][A-Za-z0-9.:+-]*)/y;
/** Tokens that are not an id where one is expected; undefined is the end of the text. */
const NO_ID: ReadonlySet<string | undefined> = new Set([undefined, '(', ')', 'AND', 'OR', 'WITH']);

/**
 * What the lists say of an SPDX licence expression, or undefined when it is not one.
 *
 * OR is a choice: one allowed branch is enough. AND binds to every branch: one denied branch is enough. WITH adds
 * permissions, and `+` adds later versions to choose from, so both answer as the licence they extend unless the lists
 * name the whole. A licence on both lists is denied. Example: with `MIT` allowed and `CC-BY-NC-4.0` denied, `MIT OR
 * CC-BY-NC-4.0` is allowed, `MIT AND CC-BY-NC-4.0` is denied, and `MIT AND GPL-3.0-only` is unlisted.
 * Cost: O(n) time in the length of the text.
 *
 * @see https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/
 */
export function evaluateLicence(
  expression: string,
  lists: LicenceLists,
): LicenceAnswer | undefined {
  const tokens = tokenize(expression);
  if (tokens === undefined) return undefined;
  const reader = { tokens, next: 0, lists };
  const answer = readOr(reader, 0);
  return reader.next === tokens.length ? answer : undefined;
}

/** A policy's lists, prepared for lookups. */
export function licenceLists(allow: readonly string[], deny: readonly string[]): LicenceLists {
  const fold = (ids: readonly string[]) => new Set(ids.map((id) => id.toLowerCase()));
  return { allow: fold(allow), deny: fold(deny) };
}

interface Reader {
  readonly tokens: readonly string[];
  next: number;
  readonly lists: LicenceLists;
}

function tokenize(text: string): readonly string[] | undefined {
  const trimmed = text.trimEnd();
  if (trimmed.length > MAX_LENGTH) return undefined;
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const token = TOKEN.exec(trimmed)?.[1];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

function takes(reader: Reader, keyword: string): boolean {
  const found = reader.tokens[reader.next]?.toUpperCase() === keyword;
  if (found) reader.next += 1;
  return found;
}

function readOr(reader: Reader, depth: number): LicenceAnswer | undefined {
  let answer = readAnd(reader, depth);
  while (answer !== undefined && takes(reader, 'OR')) {
    answer = either(answer, readAnd(reader, depth));
  }
  return answer;
}

function readAnd(reader: Reader, depth: number): LicenceAnswer | undefined {
  let answer = readTerm(reader, depth);
  while (answer !== undefined && takes(reader, 'AND')) {
    answer = both(answer, readTerm(reader, depth));
  }
  return answer;
}

function either(left: LicenceAnswer, right: LicenceAnswer | undefined): LicenceAnswer | undefined {
  if (right === undefined) return undefined;
  if (left === 'allowed' || right === 'allowed') return 'allowed';
  return left === 'denied' && right === 'denied' ? 'denied' : 'unlisted';
}

function both(left: LicenceAnswer, right: LicenceAnswer | undefined): LicenceAnswer | undefined {
  if (right === undefined) return undefined;
  if (left === 'denied' || right === 'denied') return 'denied';
  return left === 'allowed' && right === 'allowed' ? 'allowed' : 'unlisted';
}

function readTerm(reader: Reader, depth: number): LicenceAnswer | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (takes(reader, '(')) {
    const answer = readOr(reader, depth + 1);
    return takes(reader, ')') ? answer : undefined;
  }
  const id = readId(reader);
  if (id === undefined) return undefined;
  if (!takes(reader, 'WITH')) return lookUp(id, reader.lists);
  const exception = readId(reader);
  return exception === undefined ? undefined : lookUp(id, reader.lists, `${id} WITH ${exception}`);
}

function readId(reader: Reader): string | undefined {
  const token = reader.tokens[reader.next];
  if (NO_ID.has(token?.toUpperCase())) return undefined;
  reader.next += 1;
  return token;
}

function lookUp(id: string, lists: LicenceLists, whole = id): LicenceAnswer {
  for (const name of [whole, id, id.replace(/\+$/, '')]) {
    const key = name.toLowerCase();
    if (lists.deny.has(key)) return 'denied';
    if (lists.allow.has(key)) return 'allowed';
  }
  return 'unlisted';
}
