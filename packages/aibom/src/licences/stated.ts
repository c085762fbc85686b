import { normaliseLicence } from './normalise.ts';

/** An SPDX tag and its expression. */
const TAG = /SPDX-License-Identifier:[ \t]*([\w.+():/ -]{1,200})/;
/** The notice that applies the Apache licence, and the maximum length of a text that is such a notice. */
const APACHE =
  /\blicensed under the apache license, version 2\.0 \(the "license"\);? you may not use this file except in compliance/i;
/** Words that indicate terms added to a notice. */
const MORE = /non-?commercial|additional|commons clause|modified/i;
const MAX_NOTICE = 2_000;
/** Maximum length of a text that is a licence's name rather than its terms, UTF-16 code units. */
const MAX_NAME = 120;

/**
 * The licence that a licence file names where it does not contain the licence text: in an SPDX tag, in a notice, or as
 * its only words.
 *
 * @see https://spdx.github.io/spdx-spec/v3.0.1/annexes/using-SPDX-short-identifiers-in-source-files/
 */
export function statedLicence(text: string): string | undefined {
  const tagged = TAG.exec(text)?.[1]?.trim();
  if (tagged !== undefined && tagged !== '') return tagged;
  if (isApacheNotice(text)) return 'Apache-2.0';
  const words = text.replace(/^[#\s]+/, '').trim();
  if (words === '' || words.length > MAX_NAME) return undefined;
  return normaliseLicence(words).kind === 'reference' ? undefined : words;
}

function isApacheNotice(text: string): boolean {
  if (text.length > MAX_NOTICE || MORE.test(text)) return false;
  return APACHE.test(text.replaceAll(/[\s#*/]+/g, ' '));
}
