import { ModelSigningError } from '../error.ts';
import type { Resource, SignedManifest } from '../signed-manifest.ts';
import { normalisePath } from './ignore.ts';

/** A signed file: the digests of its parts, in any order. */
export interface ExpectedFile {
  readonly path: string;
  readonly resources: readonly Resource[];
}

/**
 * The signed files by path.
 *
 * @param singleFile - name of the model's only file, which a list may call `.`
 */
export function expectedFiles(
  { resources }: SignedManifest,
  singleFile: string | undefined,
): ReadonlyMap<string, ExpectedFile> {
  const byPath = new Map<string, Resource[]>();
  for (const resource of resources) {
    const path = resource.path === '.' ? (singleFile ?? '.') : resource.path;
    const known = byPath.get(path);
    if (known === undefined) byPath.set(path, [resource]);
    else known.push(resource);
  }
  return new Map([...byPath].map(([path, parts]) => [path, { path, resources: parts }]));
}

/**
 * The paths to compare: all, or those that `only` names, folders with everything below.
 *
 * @throws {ModelSigningError} NOTHING_SELECTED when an entry of `only` names no signed file
 */
export function selectFiles(
  expected: ReadonlyMap<string, ExpectedFile>,
  only: readonly string[] | undefined,
): ReadonlySet<string> {
  if (only === undefined) return new Set(expected.keys());
  const selected = new Set<string>();
  for (const wanted of only) {
    const path = normalisePath(wanted);
    const found = [...expected.keys()].filter(
      (signed) => path === '' || signed === path || signed.startsWith(`${path}/`),
    );
    if (found.length === 0) throw nothingSelected(wanted);
    for (const signed of found) selected.add(signed);
  }
  if (selected.size === 0) throw nothingSelected('');
  return selected;
}

/** Whether the parts cover a file of this size without gap or overlap; a whole file always does. */
export function coversExactly({ resources }: ExpectedFile, sizeBytes: number): boolean {
  const [first] = resources;
  if (first?.range === undefined) return resources.length === 1;
  const ranges = resources
    .map(({ range }) => range)
    .toSorted((a, b) => (a?.start ?? 0) - (b?.start ?? 0));
  let at = 0;
  for (const range of ranges) {
    if (range === undefined || range.start !== at || range.end <= at) return false;
    at = range.end;
  }
  return at === sizeBytes;
}

function nothingSelected(path: string): ModelSigningError {
  return new ModelSigningError('NOTHING_SELECTED', 'a path to be verified alone is not signed', {
    details: { path },
  });
}
