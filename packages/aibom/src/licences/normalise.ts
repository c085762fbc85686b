import { cleanName } from '../text.ts';
import { HUGGING_FACE_IDS } from './hugging-face-ids.ts';
import { idOfName } from './names.ts';
import { nameOnPage } from './pages.ts';
import { referenceOf } from './reference.ts';
import { isExpression, spdxIds } from './spdx-ids.ts';

/** A licence as SPDX names it. */
export interface Licence {
  /** An SPDX id, an SPDX expression or a LicenseRef. */
  readonly expression: string;
  readonly kind: 'id' | 'expression' | 'reference';
}

/** Maximum length of a text that is examined, UTF-16 code units: the expression parser is recursive (CWE-674). */
const MAX_TEXT = 200;

/**
 * The licence that a text names: an SPDX id in any case, a known id of Hugging Face, a licence's common name, its page,
 * or a valid SPDX expression of these; otherwise a LicenseRef that keeps the text recognisable and resembles no id.
 * Never throws.
 */
export function normaliseLicence(text: string): Licence {
  const name = cleanName(text, MAX_TEXT);
  const one = oneLicence(name);
  if (one !== undefined)
    return { expression: one, kind: one.startsWith('LicenseRef-') ? 'reference' : 'id' };
  const expression = isExpression(name) ? name : compound(name);
  if (expression !== undefined && isExpression(expression))
    return { expression, kind: 'expression' };
  return { expression: referenceOf(name), kind: 'reference' };
}

/** The id of one licence, alone or with its page or its short name in brackets after it. */
function oneLicence(name: string): string | undefined {
  const whole = idOf(name);
  const [, bare = '', inner = ''] = /^(.*\S)\s*\(([^()]*)\)$/.exec(name) ?? [];
  if (whole !== undefined || bare === '') return whole;
  const id = idOf(bare);
  const isSame = /^\s*(?:https?:|see )/i.test(inner) || idOf(inner.trim()) === id;
  return isSame ? id : undefined;
}

function idOf(name: string): string | undefined {
  const paged = nameOnPage(name) ?? name;
  const key = paged.toLowerCase();
  if (Object.hasOwn(HUGGING_FACE_IDS, key)) return HUGGING_FACE_IDS[key];
  const named = idOfName(paged);
  if (named !== undefined && spdxIds().has(named.toLowerCase())) return named;
  const bare = key.replace(/,?\s+licen[cs]e$/, '');
  return [key, bare, bare.replaceAll(/\s+/g, '-')].map((each) => spdxIds().get(each)).find(Boolean);
}

/**
 * A compound text with its operators and ids as SPDX writes them. A slash between licences means OR, as Cargo used to
 * write it: https://doc.rust-lang.org/cargo/reference/manifest.html#the-license-and-license-file-fields.
 */
function compound(name: string): string | undefined {
  const parts = name.split(/(\s+(?:and|or|with)\s+|\s*\/\s*|[()])/i);
  if (parts.length < 2 || /^[a-z][a-z\d+.-]*:/i.test(name)) return undefined;
  return parts
    .map((part, i) => (i % 2 === 1 ? operatorOf(part) : (oneLicence(part.trim()) ?? part)))
    .join('');
}

function operatorOf(part: string): string {
  const word = part.trim();
  if (word === '/') return ' OR ';
  return word === '(' || word === ')' ? word : ` ${word.toUpperCase()} `;
}
