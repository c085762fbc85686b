import { canonicalJson } from '@weighbridge/core';

/** What may act on a terminal or hide from a reader; in JSON text it can only stand inside strings. */
const ACTIVE =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/**
 * Canonical JSON (RFC 8785 order and numbers) that is safe to print: C1 controls, bidirectional and
 * invisible characters are written as `\u` escapes, so the parsed value is the same.
 *
 * Lone surrogates, which JSON text cannot hold, become U+FFFD. Ends with a line feed.
 */
export function safeJson(value: unknown): string {
  const text = canonicalJson(wellFormed(value));
  return `${text.replaceAll(ACTIVE, escapeUnits)}
`;
}

function escapeUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** The same value with every string made of whole characters. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]),
  );
}
