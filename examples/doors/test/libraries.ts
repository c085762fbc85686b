import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This package. */
export const HERE = fileURLToPath(new URL('..', import.meta.url));
const PACKAGES = join(HERE, '..', '..', 'packages');

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** One entry point of a library, for instance `@weighbridge/core/schema`. */
export interface Door {
  readonly library: string;
  readonly specifier: string;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Manifests of every library that is published. */
export function libraries(): readonly Manifest[] {
  return readdirSync(PACKAGES)
    .map((name) => readManifest(join(PACKAGES, name)))
    .filter((manifest) => manifest.private !== true);
}

/** Every published entry point of every library with code; what only tests use is not built. */
export function doors(): readonly Door[] {
  return libraries().flatMap(({ name, exports }) =>
    Object.entries(exports)
      .filter(
        ([subpath, to]) =>
          !subpath.endsWith('.json') && !subpath.includes('*') && 'default' in Object(to),
      )
      .map(([subpath]) => ({ library: name, specifier: `${name}${subpath.slice(1)}` })),
  );
}

/** The declared dependencies of this package. */
export function declared(): readonly string[] {
  return Object.keys(readManifest(HERE).dependencies ?? {});
}
