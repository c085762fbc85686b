import type { Unchecked } from '../predicate.ts';

/** What the parts of a policy that are `any` leave unchecked, one clause for each. */
export function openParts(parts: Readonly<Record<string, unknown>>): readonly Unchecked[] {
  return Object.entries(parts).flatMap(([clause, part]) => (part === 'any' ? [clause] : []));
}
