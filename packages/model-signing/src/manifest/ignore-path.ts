import { nameProblem } from './name.ts';

/** Characters that the format reserves for patterns, which it does not have. */
const GLOB = /[*?[]/;

/**
 * Why a path must not be left out when a model is signed; undefined when it may be.
 *
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md section 6.2.1
 */
export function ignorePathProblem(path: string): string | undefined {
  return GLOB.test(path) ? 'a pattern character (*, ? or [)' : nameProblem(path);
}

/** The ignore paths of a statement, by what they can match. */
interface IgnorePaths {
  /** Exact relative paths, which leave out that entry and everything below it. */
  readonly usable: readonly string[];
  /** Entries that are not a path inside a model, as some tools write them; they match nothing. */
  readonly unusable: readonly string[];
}

/**
 * Sorts the ignore paths of a signed statement. `./a`, `a/` and `a//b` are normalised; an entry that points
 * elsewhere is kept separate and leaves nothing out. Returns undefined for an entry that means the model
 * itself, which would leave everything out.
 */
export function readIgnorePaths(entries: readonly string[]): IgnorePaths | undefined {
  const usable = new Set<string>();
  const unusable: string[] = [];
  for (const entry of entries) {
    const path = entry
      .split('/')
      .filter((part, i) => part !== '.' && (part !== '' || i === 0))
      .join('/');
    if (path === '') return undefined;
    if (nameProblem(path) === undefined) usable.add(path);
    else unusable.push(entry);
  }
  return { usable: [...usable], unusable };
}
