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
  const id = mapped ?? idOf(key);
  if (id !== undefined) return { expression: id, kind: 'id' };
  const expression = isExpression(name) ? name : spelled(name);
  if (isExpression(expression)) return { expression, kind: 'expression' };
  const slug = name.replaceAll(/[^A-Za-z0-9.-]+/g, '-').replaceAll(/^-+|-+$/g, '');
  const reference = name.startsWith('LicenseRef-') ? slug : `LicenseRef-${slug || 'unnamed'}`;
  return { expression: reference, kind: 'reference' };
}

/** Pages that are one licence each. */
const PAGES =
  /^https?:\/\/(?:www\.)?(?:spdx\.org\/licenses\/|opensource\.org\/licenses?\/|apache\.org\/licenses\/license-(?=2\.0))([a-z0-9.+-]+?)(?:\.(?:html|txt|json))?\/?$/;

/** An SPDX id under the spellings that leave no doubt: with spaces, with the word licence, as its page. */
function idOf(key: string): string | undefined {
  const page = PAGES.exec(key);
  const named =
    page === null ? key : page[0].includes('apache.org') ? `apache-${page[1]}` : (page[1] ?? '');
  const bare = named.replace(/,?\s+licen[cs]e$/, '');
  return [named, bare, bare.replaceAll(/\s+/g, '-')]
    .map((each) => spdxIds().get(each))
    .find(Boolean);
}

/** A compound text with its operators and ids spelled as SPDX spells them. */
function spelled(name: string): string {
  return name
    .split(/([\s()]+)/)
    .map((word) =>
      /^(?:and|or|with)$/i.test(word)
        ? word.toUpperCase()
        : (spdxIds().get(word.toLowerCase()) ?? word),
    )
    .join('');
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
