/** Maximum nesting depth of a document that is checked; schema validators and writers recurse (CWE-674). */
export const MAX_DEPTH = 256;

/** Whether objects and arrays nest deeper than the limit. Stops at the limit, so that its own recursion is bounded. */
export function isTooDeep(document: unknown, depth = 0): boolean {
  if (typeof document !== 'object' || document === null) return false;
  if (depth >= MAX_DEPTH) return true;
  for (const value of Array.isArray(document) ? document : Object.values(document)) {
    if (typeof value === 'object' && isTooDeep(value, depth + 1)) return true;
  }
  return false;
}
