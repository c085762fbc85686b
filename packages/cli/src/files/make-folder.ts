import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CliError } from '../error.ts';
import type { Io } from '../io.ts';

/**
 * Checks whether the folder, or its nearest existing parent, takes files; creates nothing yet.
 *
 * @throws {CliError} UNWRITABLE, with the flag that names the folder
 */
export async function assertTakesFiles(
  folder: string,
  io: Pick<Io, 'cwd'>,
  flag: string,
): Promise<void> {
  for (let path = resolve(io.cwd, folder); ; path = dirname(path)) {
    try {
      if ((await stat(path)).isDirectory()) return await access(path, constants.W_OK);
      throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code !== 'ENOENT' || dirname(path) === path) throw unmakeable(folder, flag, cause);
    }
  }
}

/**
 * Creates the folder and its parents.
 *
 * @throws {CliError} UNWRITABLE, with the flag that names the folder
 */
export async function makeFolder(folder: string, io: Pick<Io, 'cwd'>, flag: string): Promise<void> {
  try {
    await makeMissing(resolve(io.cwd, folder));
  } catch (cause) {
    throw unmakeable(folder, flag, cause);
  }
}

function unmakeable(typed: string, flag: string, cause: unknown): CliError {
  const why = (cause as NodeJS.ErrnoException).code ?? String(cause);
  const sentence = `Choose another ${flag}: ${typed} cannot be made or takes no files (${why}).`;
  return new CliError('UNWRITABLE', sentence, { cause });
}

/** One folder after the other: Node's recursive mkdir never ends where a parent cannot hold a folder. */
async function makeMissing(path: string): Promise<void> {
  const failure = await mkdir(path).then(
    () => undefined,
    (cause: NodeJS.ErrnoException) => cause,
  );
  if (failure === undefined || failure.code === 'EEXIST') return;
  if (failure.code !== 'ENOENT' || dirname(path) === path) throw failure;
  await makeMissing(dirname(path));
  await mkdir(path);
}
