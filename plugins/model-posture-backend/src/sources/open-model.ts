import { createHash } from 'node:crypto';
import type { ModelSource } from '@weighbridge/backstage-plugin-model-posture-node';
import type { FolderSource } from '@weighbridge/core';
import { parseLocation } from './location.ts';
import { SourceProblem } from './problem.ts';

/** A code that a source from a module can show in the portal. */
const CODE = /^[A-Z][A-Z0-9_]{1,63}$/;
const MAX_MESSAGE_LENGTH = 500;

/**
 * The files of the model that an annotation names.
 *
 * @throws {SourceProblem} when the annotation is wrong or its source refuses
 */
export async function openModel(
  location: string | undefined,
  sources: ReadonlyMap<string, ModelSource>,
  signal: AbortSignal,
): Promise<FolderSource> {
  const { source, path } = findSource(location, sources);
  try {
    return await source.openModel(path, { signal });
  } catch (error) {
    throw presentable(error);
  }
}

/**
 * Digest of the place that an annotation leads to; undefined if its source does not know the place.
 *
 * @throws {SourceProblem} when the annotation is wrong
 */
export async function digestOfPlace(
  location: string | undefined,
  sources: ReadonlyMap<string, ModelSource>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { source, path } = findSource(location, sources);
  try {
    const place = await source.placeOf?.(path, { signal });
    return place === undefined ? undefined : createHash('sha256').update(place).digest('hex');
  } catch {
    // Opening the model reports what is wrong with the place.
    return undefined;
  }
}

function findSource(location: string | undefined, sources: ReadonlyMap<string, ModelSource>) {
  const { source: name, path } = parseLocation(location);
  const source = sources.get(name);
  if (source === undefined) {
    throw new SourceProblem('UNKNOWN_SOURCE', `weighbridge.sources has no source named ${name}`);
  }
  return { source, path };
}

/** An error that a source made for display; errors of the operating system and of readers are not. */
function presentable(error: unknown): unknown {
  if (!(error instanceof Error) || 'syscall' in error) return error;
  if (error.name === 'SourceProblem' || error.name === 'SourceError') return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string' || !CODE.test(code)) return error;
  return new SourceProblem(code, error.message.slice(0, MAX_MESSAGE_LENGTH), { cause: error });
}
