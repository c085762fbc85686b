import { normaliseLicence } from './normalise.ts';

/** An SPDX tag and its expression. */
const TAG = /SPDX-License-Identifier:[ \t]*([\w.+():/ -]{1,200})/;
/** Longest text that is a licence's name rather than its words, UTF-16 code units. */
const MAX_NAME = 120;

/**
 * The licence that a licence file names where it does not hold the text: in an SPDX tag, or as its only words.
 *
 * @see https://spdx.github.io/spdx-spec/v3.0.1/annexes/using-SPDX-short-identifiers-in-source-files/
 */
export function statedLicence(text: string): string | undefined {
  const tagged = TAG.exec(text)?.[1]?.trim();
  if (tagged !== undefined && tagged !== '') return tagged;
  const words = text.replace(/^[#\s]+/, '').trim();
  if (words === '' || words.length > MAX_NAME) return undefined;
  return normaliseLicence(words).kind === 'reference' ? undefined : words;
}
