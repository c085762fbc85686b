import type { FormatReading } from '@weighbridge/model-formats';
import type { Claim } from '../description.ts';
import type { ModelFiles } from '../extractor.ts';
import type { WeightSet } from '../weights/weight-set.ts';

/**
 * The files of one component as if its folder were the whole model: paths begin at the folder, and it holds nothing
 * else.
 */
export function viewOf(
  files: ModelFiles,
  root: string,
  paths: readonly string[],
  weights: readonly WeightSet[],
): ModelFiles {
  const own = new Set(paths);
  const inner = (path: string): string => (path.startsWith(root) ? path.slice(root.length) : path);
  const outer = (path: string): string => `${root}${path}`;
  const readings = new Map<string, FormatReading>();
  for (const [path, reading] of files.readings)
    if (own.has(path)) readings.set(inner(path), reading);
  return {
    ...files,
    files: files.files
      .filter(({ path }) => own.has(path))
      .map((file) => ({ ...file, path: inner(file.path) })),
    readings,
    weights: weights.map((set) => ({
      ...set,
      path: inner(set.path),
      files: set.files.map(inner),
      ...indexIn(set, inner),
    })),
    downloads: [],
    has: (path) => own.has(outer(path)),
    text: (path) => (own.has(outer(path)) ? files.text(outer(path)) : Promise.resolve(undefined)),
    json: (path) => (own.has(outer(path)) ? files.json(outer(path)) : Promise.resolve(undefined)),
    configuration: (path, language) => files.configuration(outer(path), language),
  };
}

function indexIn({ index }: WeightSet, inner: (path: string) => string): Pick<WeightSet, 'index'> {
  return index === undefined ? {} : { index: { ...index, path: inner(index.path) } };
}

/** Fields whose values are paths. */
const PATHS = new Set(['tokenizer.file']);

/** Claims of a view with locators and paths in the whole folder. */
export function locatedBelow<C extends Claim>(claims: readonly C[], root: string): readonly C[] {
  if (root === '') return claims;
  return claims.map((claim) => ({
    ...claim,
    value:
      PATHS.has(claim.field) && typeof claim.value === 'string'
        ? `${root}${claim.value}`
        : claim.value,
    locator: `${root}${claim.locator}`,
  }));
}
