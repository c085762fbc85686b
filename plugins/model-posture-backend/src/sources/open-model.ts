import type { ModelSource } from '@weighbridge/backstage-plugin-model-posture-node';
import type { FolderSource } from '@weighbridge/core';
import { parseLocation } from './location.ts';
import { SourceProblem } from './problem.ts';

/** A code that a source of a module may show in the portal. */
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
  const { source: name, path } = parseLocation(location);
  const source = sources.get(name);
  if (source === undefined) {
    throw new SourceProblem('UNKNOWN_SOURCE', `weighbridge.sources has no source named ${name}`);
  }
  try {
    return await source.openModel(path, { signal });
  } catch (error) {
    throw presentable(error);
  }
}

/** An error that a source made to be shown; errors of the operating system and of readers are not. */
function presentable(error: unknown): unknown {
  if (!(error instanceof Error) || 'syscall' in error) return error;
  if (error.name === 'SourceProblem' || error.name === 'SourceError') return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string' || !CODE.test(code)) return error;
  return new SourceProblem(code, error.message.slice(0, MAX_MESSAGE_LENGTH), { cause: error });
}
