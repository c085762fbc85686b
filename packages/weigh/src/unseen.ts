import { findingByRule } from '@weighbridge/core';
import type { Finding, Rule } from '@weighbridge/core';

/** Maximum length of a reason in a finding, in UTF-16 code units. */
const MAX_REASON = 300;

/** A finding that says what could not be seen: unknown, never a kind of pass. */
export function unseen(
  rule: Rule,
  reason: string,
  place: { readonly path?: string; readonly key?: string; readonly what?: string },
): Finding {
  const what = place.what === undefined ? '' : `${place.what}: `;
  return findingByRule(rule, {
    kind: 'unknown',
    level: 'warning',
    message: `${rule.summary} ${what}${reason}.`,
    locations: place.path === undefined ? [] : [{ path: place.path }],
    ...(place.key === undefined ? {} : { key: place.key }),
  });
}

/** What was thrown, as the end of a sentence; anything can be thrown. */
export function reasonOf(error: unknown): string {
  const text = textOf(error);
  return text.slice(0, MAX_REASON).toWellFormed().replace(/\.$/, '');
}

function textOf(error: unknown): string {
  try {
    const message: unknown = error instanceof Error ? error.message : error;
    if (typeof message === 'string' && message !== '') return message;
  } catch {
    // A value whose message cannot be read has none.
  }
  return 'it threw something that is not an error';
}
