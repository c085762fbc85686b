/** Maximum distance of a suggestion, in edits. */
const MAX_DISTANCE = 4;
const MAX_SUGGESTIONS = 3;
/** Maximum length of a text that is compared: no name is longer (CWE-407). */
const MAX_LENGTH = 80;

/** The candidates most like what was typed, nearest first, at most three; case does not count. */
export function nearest(typed: string, candidates: readonly string[]): readonly string[] {
  if (typed.length > MAX_LENGTH) return [];
  const wanted = typed.toLowerCase();
  return candidates
    .map((candidate) => ({ candidate, far: likeness(wanted, candidate.toLowerCase()) }))
    .filter(({ far }) => far <= MAX_DISTANCE)
    .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS)
    .map(({ candidate }) => candidate);
}

/** Edits between the two; one when the first is contained in the second, as in `overlap`. */
function likeness(typed: string, candidate: string): number {
  return typed.length >= 3 && candidate.includes(typed) ? 1 : editDistance(typed, candidate);
}

/** Insertions, deletions and replacements that turn one text into the other (Levenshtein). */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
