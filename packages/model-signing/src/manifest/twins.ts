import { ModelSigningError } from '../error.ts';

/** Whether a list may hold names that are one file on some file systems. */
export interface TwinOptions {
  /**
   * Accepts names that differ only in case or Unicode normal form. Default false: on a file system that treats
   * them as one, one of the two files replaces the other.
   */
  readonly allowTwins?: boolean | undefined;
}

/**
 * Refuses paths if two of them are one file, here or on another file system.
 *
 * Equal paths and a path that is also a folder of another are always refused. Paths that differ only in case
 * or Unicode normal form are two files on Linux and one on Windows and macOS, so they are refused unless
 * `allowTwins` is set.
 * Cost: O(n log n) time, O(n) memory.
 *
 * @throws {ModelSigningError} RESOURCE_DUPLICATE, RESOURCE_PREFIX, RESOURCE_TWIN
 */
export function refuseTwins(paths: readonly string[], options: TwinOptions = {}): void {
  refuseNeighbours(paths, options.allowTwins === true ? (path) => path : foldName);
}

const ASCII = /^[\0-\x7f]*$/;

/** The form that file systems compare when they ignore case and normal form. */
export function foldName(name: string): string {
  if (ASCII.test(name)) return name.toUpperCase();
  return name.normalize('NFD').toLowerCase().toUpperCase().normalize('NFC');
}

/**
 * Sorted with NUL for `/`, which sorts before every character of a path, equal paths are neighbours and a path
 * comes directly before the paths below it.
 */
function refuseNeighbours(paths: readonly string[], fold: (path: string) => string): void {
  const keys = paths.map((path) => fold(path).replaceAll('/', '\0')).sort();
  for (let i = 1; i < keys.length; i += 1) {
    const [first, second] = [keys[i - 1] as string, keys[i] as string];
    if (first === second || second.startsWith(`${first}\0`))
      throw refusal(paths, fold, first, second);
  }
}

function refusal(
  paths: readonly string[],
  fold: (path: string) => string,
  first: string,
  second: string,
): ModelSigningError {
  const keyed = (path: string): string => fold(path).replaceAll('/', '\0');
  const named = paths.filter((path) => [first, second].includes(keyed(path)));
  const both = [...new Set(named)];
  if (both.length < named.length)
    return new ModelSigningError('RESOURCE_DUPLICATE', 'a name appears twice in the list', {
      details: { names: both.filter((path) => named.indexOf(path) !== named.lastIndexOf(path)) },
    });
  if (first !== second)
    return new ModelSigningError('RESOURCE_PREFIX', 'a name is a file and the folder of another', {
      details: { names: both },
    });
  const difference =
    new Set(both.map((path) => path.normalize('NFC'))).size === 1 ? 'normal form' : 'case';
  return new ModelSigningError('RESOURCE_TWIN', `two names differ only in ${difference}`, {
    details: { names: both, difference },
  });
}
