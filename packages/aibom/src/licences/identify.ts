import { sha256Digest } from '@weighbridge/core';
import type { Tier } from '@weighbridge/core';
import type { LicenceText } from './licence-text.ts';
import { LICENCE_TEXTS } from './texts.ts';

/**
 * Maximum length of a licence text that is examined, UTF-16 code units; the rest of a longer one is ignored (CWE-400).
 */
export const MAX_LICENCE_TEXT = 1_000_000;

/** Terms that precede a licence and revoke what it grants: https://commonsclause.com. */
const ADDED_TERMS = 'commons clause license condition';

/** The licence that a text is, and how certain that is. */
export interface IdentifiedLicence {
  /** SPDX id or LicenseRef. */
  readonly id: string;
  /** `measured`: the body is the published text, word for word. `inferred`: its characteristic phrases are there. */
  readonly tier: Extract<Tier, 'measured' | 'inferred'>;
}

/**
 * The licences that the text matches, best first; empty when none is recognised.
 *
 * Letters and digits are compared; case, punctuation and line breaks are not. A licence with one changed word is
 * `inferred`, never `measured`: "Apache License, Version 2.0, January 2004" is compared as `apache license version 2 0
 * january 2004`.
 */
export function identifyLicence(text: string): readonly IdentifiedLicence[] {
  const words = normaliseWords(text.slice(0, MAX_LICENCE_TEXT));
  if (words.includes(ADDED_TERMS)) return [];
  return LICENCE_TEXTS.filter((licence) => matches(licence, words)).map((licence) => ({
    id: licence.id,
    tier: isVerbatim(licence, words) ? 'measured' : 'inferred',
  }));
}

/** Lower-case words separated by single spaces. */
function normaliseWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function matches({ phrases, without = [] }: LicenceText, words: string): boolean {
  return (
    phrases.every((phrase) => words.includes(phrase)) &&
    !without.some((phrase) => words.includes(phrase))
  );
}

function isVerbatim({ body }: LicenceText, words: string): boolean {
  if (body === undefined) return false;
  const start = words.indexOf(body.from);
  const end = words.indexOf(body.to, start);
  if (start < 0 || end < 0) return false;
  const bytes = new TextEncoder().encode(words.slice(start, end + body.to.length));
  return [body.digest, ...(body.editions ?? [])].includes(sha256Digest(bytes));
}
