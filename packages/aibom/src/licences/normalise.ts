import { createRequire } from 'node:module';
import { cleanName } from '../text.ts';
import { HUGGING_FACE_IDS } from './hugging-face-ids.ts';

const require = createRequire(import.meta.url);

/** A licence as SPDX names it. */
export interface Licence {
  /** An SPDX id, an SPDX expression or a LicenseRef. */
  readonly expression: string;
  readonly kind: 'id' | 'expression' | 'reference';
}

let ids: ReadonlyMap<string, string> | undefined;

/** SPDX ids by lower-case spelling; loaded when first asked for. */
function spdxIds(): ReadonlyMap<string, string> {
  if (ids === undefined) {
    const current = require('spdx-license-ids') as readonly string[];
    const deprecated = require('spdx-license-ids/deprecated') as readonly string[];
    ids = new Map([...deprecated, ...current].map((id) => [id.toLowerCase(), id]));
  }
  return ids;
}

/**
 * The licence that a text names: an SPDX id whatever its case, a known id of Hugging Face, a valid
 * SPDX expression, else a LicenseRef that keeps the text recognisable. Never throws.
 */
export function normaliseLicence(text: string): Licence {
  const name = cleanName(text, 200);
  const key = name.toLowerCase();
  const mapped = Object.hasOwn(HUGGING_FACE_IDS, key) ? HUGGING_FACE_IDS[key] : undefined;
  if (mapped?.startsWith('LicenseRef-') === true) return { expression: mapped, kind: 'reference' };
  const id = mapped ?? spdxIds().get(key);
  if (id !== undefined) return { expression: id, kind: 'id' };
  if (isExpression(name)) return { expression: name, kind: 'expression' };
  const slug = name.replaceAll(/[^A-Za-z0-9.-]+/g, '-').replaceAll(/^-+|-+$/g, '');
  const reference = name.startsWith('LicenseRef-') ? slug : `LicenseRef-${slug || 'unnamed'}`;
  return { expression: reference, kind: 'reference' };
}

/** Only compound texts are tried: the parser is recursive, so depth is bounded by length. */
function isExpression(text: string): boolean {
  if (!/\s(AND|OR|WITH)\s|\+$/.test(text)) return false;
  try {
    (require('spdx-expression-parse') as (expression: string) => unknown)(text);
    return true;
  } catch {
    return false;
  }
}
