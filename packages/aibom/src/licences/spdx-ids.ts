import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

let ids: ReadonlyMap<string, string> | undefined;

/** SPDX ids by lower-case spelling; loaded on first use. */
export function spdxIds(): ReadonlyMap<string, string> {
  if (ids === undefined) {
    const current = require('spdx-license-ids') as readonly string[];
    const deprecated = require('spdx-license-ids/deprecated') as readonly string[];
    ids = new Map([...deprecated, ...current].map((id) => [id.toLowerCase(), id]));
  }
  return ids;
}

/**
 * Whether a text is an SPDX expression. Only compound ones are parsed: the parser is recursive, and single ids are
 * already known.
 */
export function isExpression(text: string): boolean {
  if (!/\s(AND|OR|WITH)\s|\+$/.test(text)) return false;
  try {
    (require('spdx-expression-parse') as (expression: string) => unknown)(text);
    return true;
  } catch {
    return false;
  }
}
