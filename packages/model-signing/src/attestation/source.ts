import type { JsonObject, JsonValue } from '@weighbridge/core';
import type { BuildSource, ResourceDescriptor } from './facts.ts';

/** Names under which builders give the id of a git commit. */
const COMMIT_ALGORITHMS = ['gitCommit', 'sha1', 'sha256'] as const;

/**
 * Parts of an SPDX download location such as `git+https://host/acme/fraud@refs/tags/v7`.
 *
 * The ref starts at the first `@` after the host: a ref name can hold one, and so can a user name before the
 * host.
 */
export function splitLocation(uri: string): { readonly repository: string; readonly ref?: string } {
  const bare = uri.startsWith('git+') ? uri.slice(4) : uri;
  const host = bare.indexOf('://');
  const path = bare.indexOf('/', host === -1 ? 0 : host + 3);
  const at = path === -1 ? -1 : bare.indexOf('@', path);
  if (at === -1) return { repository: bare };
  return { repository: bare.slice(0, at), ref: bare.slice(at + 1) };
}

/** A source from a location with the digests given next to it. */
export function sourceOf(uri: string, digest: ResourceDescriptor['digest']): BuildSource {
  return { ...splitLocation(uri), commits: commitsOf(digest) };
}

/** Ids of commits among digests. */
export function commitsOf(digest: ResourceDescriptor['digest']): readonly string[] {
  return COMMIT_ALGORITHMS.flatMap((name) => {
    const value = digest !== undefined && Object.hasOwn(digest, name) ? digest[name] : undefined;
    return value === undefined ? [] : [value];
  });
}

/** Members of `externalParameters` that name the source, in the spellings of current builders. */
const PLACES = [
  'workflow',
  'source',
  'buildConfigSource',
  'configSource',
  'sourceToBuild',
] as const;

/**
 * The build type whose only dependency is the source by definition: the builder's users cannot influence it.
 *
 * @see https://github.com/slsa-framework/slsa-github-generator/blob/main/BYOB.md
 */
const DELEGATED = 'https://github.com/slsa-framework/slsa-github-generator/delegator-generic@v0';

/** What SLSA provenance 1 says about how a build was started. */
export interface BuildStart {
  readonly buildType: string;
  readonly parameters: JsonObject;
  readonly dependencies: readonly ResourceDescriptor[];
}

/** The source of a build, by its build type's definition or by its external parameters. */
export function startSource(start: BuildStart): BuildSource | undefined {
  const [only, ...others] = start.dependencies;
  if (start.buildType !== DELEGATED) return externalSource(start);
  const uri = others.length === 0 ? only?.uri : undefined;
  return uri === undefined ? undefined : sourceOf(uri, only?.digest);
}

/**
 * The source that the external parameters of SLSA provenance 1 name.
 *
 * The build type decides where it is; the places that current builders use are read, and where two of them
 * disagree there is no answer. Dependencies alone never make a source: a build of something else can depend on
 * anything.
 */
function externalSource({ parameters, dependencies }: BuildStart): BuildSource | undefined {
  const named = [...PLACES.map((place) => parameters[place]), parameters].flatMap(locationsIn);
  const repositories = new Set(named.map(({ repository }) => repository));
  const refs = new Set(named.flatMap(({ ref }) => ref ?? []));
  const [repository] = repositories;
  if (repository === undefined || repositories.size > 1 || refs.size > 1) return undefined;
  const [ref] = refs;
  const location = { repository, ...(ref === undefined ? {} : { ref }) };
  const inline = named.flatMap(({ commits }) => commits);
  return { ...location, commits: [...new Set([...inline, ...resolved(location, dependencies)])] };
}

/** The locations that one parameter names: none, one, or two where it contradicts itself. */
function locationsIn(value: JsonValue | undefined): readonly BuildSource[] {
  if (typeof value === 'string') return value.includes('://') ? [sourceOf(value, undefined)] : [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const { repository, uri, ref, digest } = value as JsonObject;
  const location = isText(repository) ? repository : uri;
  if (!isText(location)) return [];
  const source = sourceOf(location, digestsOf(digest));
  return isText(ref) ? [source, { repository: source.repository, ref, commits: [] }] : [source];
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function digestsOf(value: JsonValue | undefined): ResourceDescriptor['digest'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const texts = Object.entries(value).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, text] as const] : [],
  );
  return Object.fromEntries(texts);
}

/** Commits of the dependency with exactly this location: with the ref, or without any. */
function resolved(
  { repository, ref }: { readonly repository: string; readonly ref?: string },
  dependencies: readonly ResourceDescriptor[],
): readonly string[] {
  return dependencies.flatMap(({ uri, digest }) => {
    if (uri === undefined) return [];
    const location = splitLocation(uri);
    const same = location.repository === repository;
    return same && (location.ref === undefined || location.ref === ref) ? commitsOf(digest) : [];
  });
}
