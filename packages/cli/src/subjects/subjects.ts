import { resolve } from 'node:path';
import type { Digest } from '@weighbridge/core';
import { sha256Digest } from '@weighbridge/core';
import { CliError } from '../error.ts';
import { readBytes } from '../files/read-input.ts';
import type { Io } from '../io.ts';
import { MAX_BUNDLE_BYTES } from '../model/signature.ts';
import type { SubjectOptions } from './options.ts';

/** The digests that a statement must be about. */
export async function subjectsOf(options: SubjectOptions, io: Io): Promise<readonly Digest[]> {
  const { SUBJECT_ALGORITHMS } = await import('@weighbridge/model-signing/attestation');
  const digests: Digest[] = options.subject.map((text) => digestIn(text, SUBJECT_ALGORITHMS));
  for (const file of options.file) digests.push(await digestOfFile(file, io));
  if (options.signature !== undefined)
    digests.push(...(await signedSubjects(options.signature, io)));
  return digests;
}

/** The payload digest and the root of a signature, which is not verified by this. */
export async function signedSubjects(file: string, io: Io): Promise<readonly Digest[]> {
  const { modelDigests } = await import('@weighbridge/model-signing/attestation');
  const { parseBundle, parseStatement } = await import('@weighbridge/model-signing/bundle');
  const { envelope } = parseBundle(await readBytes(io.cwd, file, 'a signature', MAX_BUNDLE_BYTES));
  const { root } = parseStatement(envelope);
  return modelDigests({ name: file, payloadDigest: sha256Digest(envelope.payload), root });
}

async function digestOfFile(file: string, io: Io): Promise<Digest> {
  const { digestModel, openModel } = await import('@weighbridge/model-signing/files');
  const model = await openModel(resolve(io.cwd, file));
  const { manifest } = await digestModel(model, { signal: io.signal });
  const [only] = manifest.resources;
  if (model.singleFile === true && only !== undefined) return `sha256:${only.digest}`;
  throw new CliError('BAD_USAGE', `Give --file a file: ${file} is a folder.`);
}

function digestIn(text: string, lengths: Readonly<Record<string, readonly number[]>>): Digest {
  const [algorithm = '', hex = ''] = text.split(':');
  const known = Object.hasOwn(lengths, algorithm) ? lengths[algorithm] : undefined;
  if (known === undefined || !/^[0-9a-f]+$/.test(hex)) {
    throw new CliError(
      'BAD_USAGE',
      `Write --subject as algorithm (${Object.keys(lengths).join(', ')}), colon and lower-case hexadecimal: ${text} is not.`,
    );
  }
  if (known.includes(hex.length)) return `${algorithm}:${hex}`;
  throw new CliError(
    'BAD_USAGE',
    `Give --subject the whole digest: ${algorithm} has ${known.join(' or ')} hexadecimal digits, and ${text} has ${hex.length}.`,
  );
}
