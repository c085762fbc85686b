import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelSigningError } from '../error.ts';
import { ATTESTATIONS_FOLDER, isAttestationName } from './folder.ts';

/** What can be overwritten. */
export interface WriteAttestationOptions {
  /** Replace an existing file of this name. Default false: it is refused. */
  readonly replace?: boolean | undefined;
}

/**
 * Writes an attestation, or the document that it names, into a model's folder: `<model
 * folder>/attestations/<name>`.
 *
 * The file appears whole or not at all. Nothing is written through a link.
 *
 * @param name - lower case, ending in `.json`, for instance `posture.json`
 * @returns the path relative to the model's folder
 * @throws {ModelSigningError} ATTESTATION_FILE
 * @throws {RangeError} when the name is not permitted in `attestations/`
 */
export async function writeAttestation(
  modelFolder: string,
  content: string | Uint8Array,
  name: string,
  options: WriteAttestationOptions = {},
): Promise<string> {
  if (!isAttestationName(name)) {
    throw new RangeError(
      `name must be lower-case letters, digits, '.', '_' and '-', ending in .json, got ${JSON.stringify(name)}`,
    );
  }
  try {
    await writeWhole(await ownFolder(modelFolder), name, content, options.replace ?? false);
  } catch (cause) {
    if (cause instanceof ModelSigningError) throw cause;
    throw refusal('cannot be written', name, cause);
  }
  return `${ATTESTATIONS_FOLDER}/${name}`;
}

/** The real path of the model's own `attestations`, created when it is missing. */
async function ownFolder(modelFolder: string): Promise<string> {
  const path = join(await realpath(modelFolder), ATTESTATIONS_FOLDER);
  await mkdir(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause;
  });
  if ((await lstat(path)).isDirectory()) return path;
  throw refusal('is a link or not a folder', ATTESTATIONS_FOLDER);
}

async function writeWhole(
  folder: string,
  name: string,
  content: string | Uint8Array,
  replace: boolean,
): Promise<void> {
  const target = join(folder, name);
  const there = await lstat(target).catch(() => undefined);
  if (there !== undefined && !replace) throw refusal('exists already', name);
  if (there !== undefined && !there.isFile()) throw refusal('is not a regular file', name);
  const draft = join(folder, `.${randomUUID()}.tmp`);
  try {
    await using file = await open(draft, 'wx');
    await file.writeFile(content);
    await file.sync();
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
  await moveInto(draft, target);
}

async function moveInto(draft: string, target: string): Promise<void> {
  try {
    await rename(draft, target);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}

function refusal(problem: string, name: string, cause?: unknown): ModelSigningError {
  return new ModelSigningError('ATTESTATION_FILE', `${name} ${problem}`, {
    details: { name },
    ...(cause === undefined ? {} : { cause }),
  });
}
