import { opendir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type {
  ModelSource,
  ModelSourceType,
} from '@weighbridge/backstage-plugin-model-posture-node';
import { huggingFaceRoots, openFolder } from '@weighbridge/core/node';
import { SourceProblem } from './problem.ts';

/** `type: folder`: a folder on this machine with one folder per model. */
export const folderSourceType: ModelSourceType = {
  type: 'folder',
  async create({ name, config, logger }) {
    const root = resolve(config.getString('path'));
    const isThere = (await stat(root).catch(() => undefined))?.isDirectory() ?? false;
    if (!isThere)
      logger.warn(`The source ${name} has no folder ${root}: its models cannot be weighed`);
    return folderSource(root);
  },
};

const MISSING = 'the folder of this source does not exist';

/** A source over one folder; nothing above it is opened, whatever a path or link says. */
export function folderSource(root: string): ModelSource {
  return {
    async openModel(path) {
      const { realRoot, model } = await find(root, path);
      // The files of a Hugging Face cache are next to its snapshots: they too must be inside the source.
      const blobs = await huggingFaceRoots(model);
      const cacheBlobs = blobs.every((path) => isInside(realRoot, path));
      const folder = await openFolder(model, { cacheBlobs });
      assertInside(realRoot, await real(folder.path, 'the folder disappeared while it was opened'));
      return folder;
    },
    async placeOf(path) {
      return `folder ${(await find(root, path)).model}`;
    },
    async check() {
      const realRoot = await real(root, MISSING);
      try {
        await (await opendir(realRoot)).close();
      } catch (error) {
        const message = 'the backend may not read the folder of this source';
        throw new SourceProblem('UNREADABLE', message, { cause: error });
      }
    },
  };
}

/** The place that a path below the source leads to. */
async function find(root: string, path: string) {
  const realRoot = await real(root, MISSING);
  const model = await real(
    join(realRoot, ...path.split('/')),
    'there is no such folder in this source',
  );
  assertInside(realRoot, model);
  return { realRoot, model };
}

async function real(path: string, missing: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') {
      throw new SourceProblem('NOT_FOUND', missing, { cause: error });
    }
    throw new SourceProblem('UNREADABLE', 'the backend may not read this folder', { cause: error });
  }
}

function assertInside(root: string, path: string): void {
  if (!isInside(root, path)) {
    throw new SourceProblem('OUTSIDE_ROOT', 'the model leads out of its source');
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
