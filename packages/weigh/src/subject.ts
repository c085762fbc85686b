import { manifestDigest } from '@weighbridge/core';
import type { Digest, Subject } from '@weighbridge/core';
import type { ModelContent } from './content.ts';
import type { ModelInputs } from './inputs.ts';
import type { Read } from './reading.ts';
import { content } from './readings/content.ts';
import { description } from './readings/description.ts';
import { digests } from './readings/digests.ts';
import { subjectName } from './subject-name.ts';

/**
 * The subject of all evidence: the given one, otherwise the model with the digest of its files, otherwise its
 * name alone.
 *
 * @throws {TypeError} when there is neither a folder nor a name
 * @throws {SourceError} when the folder cannot be listed
 */
export async function subjectOf(
  { subject, folder, model }: ModelInputs,
  read: Read,
): Promise<Subject> {
  if (subject !== undefined) return subject;
  const name = model ?? (folder === undefined ? undefined : subjectName(folder.name));
  if (name === undefined) {
    throw new TypeError('a model without a folder needs a name: give `model`');
  }
  if (folder === undefined) return { model: name };
  const known = await read(digests);
  const { files } = await read(description);
  const bound = known.unhashed.length === 0 ? known.digests : undefined;
  return subjectOfFiles(name, files, await read(content), bound);
}

/**
 * The exact bytes are part of the subject only when every file of the model was hashed. Statements about the
 * model are added after it was weighed, so they are not part of what was weighed.
 */
function subjectOfFiles(
  model: string,
  files: readonly { readonly path: string; readonly sizeBytes: number }[],
  { statements }: ModelContent,
  known: ReadonlyMap<string, Digest> | undefined,
): Subject {
  if (known === undefined) return { model };
  const own = files.filter(({ path }) => !statements.has(path));
  const entries = own.flatMap(({ path, sizeBytes }) => {
    const digest = known.get(path);
    return digest === undefined ? [] : [{ path, sizeBytes, digest }];
  });
  const whole = entries.length === own.length && entries.length > 0;
  return whole ? { model, digest: manifestDigest(entries) } : { model };
}
