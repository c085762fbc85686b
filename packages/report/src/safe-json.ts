import { canonicalJson } from '@weighbridge/core';

/**
 * Characters that may act on a terminal or hide from a reader. In JSON text they occur only inside strings, except for
 * the line feed and the tab, which may be between values.
 */
const ACTIVE =
  /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;
/** Deeper than canonical JSON allows; anything deeper is refused there. */
const MAX_DEPTH = 600;

/** Canonical JSON that is safe to print; lone surrogates become U+FFFD. Ends with a line feed. */
export function safeJson(value: unknown): string {
  return `${harmlessJson(canonicalJson(wellFormed(value, 0)))}\n`;
}

/**
 * JSON text whose strings cannot act on a terminal: controls, bidirectional and invisible characters are written as
 * `\u` escapes. It represents the same value.
 */
export function harmlessJson(text: string): string {
  return text.replaceAll(ACTIVE, escapeUnits);
}

function escapeUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** The same value with lone surrogates replaced in every string. */
function wellFormed(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item) => wellFormed(item, depth + 1));
  const members = Object.entries(value).map(
    ([key, member]) => [key.toWellFormed(), wellFormed(member, depth + 1)] as const,
  );
  return Object.fromEntries(members);
}
