import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, constants, lstat, open, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CliError } from '../error.ts';
import { within } from './paths.ts';

/**
 * Writes text to a file so that a reader sees the old content or the new, never a part.
 *
 * A link is followed to its target. A pipe or a device is written to directly. Refuses a file inside
 * `keepOut`: a result inside the model would change what was weighed.
 *
 * @throws {CliError} BAD_USAGE inside `keepOut` or on a folder; UNWRITABLE when the system refuses
 */
export async function writeResult(
  cwd: string,
  file: string,
  text: string,
  keepOut?: string,
  flag = '--output',
): Promise<void> {
  try {
    const { target, before } = await placeOf(cwd, file, keepOut, flag);
    if (before === undefined || before.isFile()) await replace(target, text, before?.mode);
    else await writeFile(target, text);
  } catch (cause) {
    throw cause instanceof CliError ? cause : unwritable(file, flag, cause);
  }
}

/**
 * Checks whether `writeResult` could write there, and writes nothing: a place that takes no files is reported
 * before a model is hashed, not after.
 *
 * @throws {CliError} as `writeResult` does
 */
export async function assertWritable(
  cwd: string,
  file: string,
  keepOut?: string,
  flag = '--output',
): Promise<void> {
  try {
    const { target, before } = await placeOf(cwd, file, keepOut, flag);
    const replaced = before === undefined || before.isFile();
    await access(replaced ? dirname(target) : target, constants.W_OK);
  } catch (cause) {
    throw cause instanceof CliError ? cause : unwritable(file, flag, cause);
  }
}

interface Place {
  readonly target: string;
  /** What is there already. */
  readonly before: Stats | undefined;
}

async function placeOf(
  cwd: string,
  file: string,
  keepOut: string | undefined,
  flag: string,
): Promise<Place> {
  const target = await realTarget(resolve(cwd, file));
  await assertOutside(target, file, keepOut, flag);
  const before = await statOf(target);
  if (before?.isDirectory() !== true) return { target, before };
  throw new CliError('BAD_USAGE', `Give ${flag} a file name: ${file} is a folder.`);
}

async function assertOutside(
  target: string,
  file: string,
  keepOut: string | undefined,
  flag: string,
): Promise<void> {
  if (keepOut === undefined) return;
  const folder = await realpath(keepOut);
  if (target !== folder && within(folder, target) === undefined) return;
  throw new CliError(
    'BAD_USAGE',
    `Choose ${flag} outside of the model's folder: ${file} would change what is weighed.`,
  );
}

function unwritable(file: string, flag: string, cause: unknown): CliError {
  const why = (cause as NodeJS.ErrnoException).code ?? String(cause);
  const sentence = `Choose another ${flag}: ${file} cannot be written (${why}).`;
  return new CliError('UNWRITABLE', sentence, { cause });
}

async function replace(target: string, text: string, mode: number | undefined): Promise<void> {
  const draft = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, 'wx', mode === undefined ? 0o666 : mode & 0o777);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, target);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}

/** The path with every link resolved; the file itself need not be there. */
async function realTarget(path: string): Promise<string> {
  const stats = await statOf(path);
  if (stats?.isSymbolicLink() === true || stats?.isDirectory() === true) return realpath(path);
  return join(await realpath(dirname(path)), basename(path));
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}
