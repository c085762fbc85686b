/** Deepest nesting of a document that is checked; schema validators and writers recurse (CWE-674). */
export const MAX_DEPTH = 256;

/** Whether objects and arrays nest deeper than the limit; walks without recursion. */
export function isTooDeep(document: unknown): boolean {
  let level: readonly unknown[] = [document];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}
