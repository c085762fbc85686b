import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { BundleSigner } from '@weighbridge/model-signing';
import type { SignedPosture } from '@weighbridge/weigh';
import { CliError } from '../../error.ts';
import { writeResult } from '../../files/atomic-write.ts';
import type { Io } from '../../io.ts';
import type { Session } from '../../model/session.ts';
import type { ModelOptions, OutputOptions } from '../../options.ts';
import { remark } from '../../output/remark.ts';
import type { SignerOptions } from '../../signers/options.ts';
import { signerBy } from '../../signers/signer.ts';
import type { WeighSigningOptions } from '../verify/posture/options.ts';
import type { DoneWeighing } from './run.ts';

type Options = SignerOptions &
  WeighSigningOptions &
  Pick<OutputOptions, 'quiet'> &
  Pick<ModelOptions, 'hash' | 'cache'>;

/** The options with a cache only where one was named: what is signed is read, not believed. */
export function unbelieving<T extends Pick<Options, 'cache'>>(options: T): T {
  return typeof options.cache === 'string' ? options : { ...options, cache: false };
}

/**
 * What signs the answer of a weighing and writes the statements with the evidence behind them. The
 * signer is made at once, so that a wrong key or place does not cost a long hashing.
 *
 * @throws {CliError} BAD_USAGE, UNREADABLE
 */
export async function answerSigner(
  model: string,
  options: Options,
  io: Io,
): Promise<(done: DoneWeighing, session: Session) => Promise<void>> {
  const { sign: method = 'key', hash, quiet } = options;
  if (hash === 'none') {
    throw new CliError(
      'BAD_USAGE',
      'Leave out --hash none: an answer is signed about exact bytes.',
    );
  }
  await assertTakesFiles(options.attestations ?? join(model, 'attestations'), io);
  const signer = await signerBy(method, options, io);
  return async (done, session) => {
    const signed = await signedPosture(done, session, signer, options, io);
    const folder = await write(signed, session.folder.path, options.attestations, io);
    if (quiet !== true) await remark(io, `signed: ${Object.keys(signed).join(', ')} in ${folder}`);
  };
}

async function signedPosture(
  { weighing, policy, previous, signature }: DoneWeighing,
  session: Session,
  signer: BundleSigner,
  { verifier, resourceUri, policyUri }: Options,
  io: Io,
): Promise<SignedPosture> {
  const { posture, evidence, findings } = weighing;
  if (posture.subject.digest === undefined) {
    throw new CliError(
      'UNREADABLE',
      `Give a folder whose files can all be read, at least one of them: the answer about ${session.folder.name} is about no exact bytes, so it is not signed.`,
    );
  }
  const { identifyModel, signPosture } = await import('@weighbridge/weigh');
  const model = await identifyModel(session.folder, weighing, {
    signal: io.signal,
    ...(signature === undefined ? {} : { signature }),
    ...(session.cache === undefined ? {} : { digestCache: session.cache }),
  });
  return signPosture(
    { posture, evidence, findings, policy, ...(previous === undefined ? {} : { previous }) },
    signer,
    {
      signal: io.signal,
      ...(model === undefined ? {} : { model }),
      ...(verifier === undefined ? {} : { verifier }),
      ...(resourceUri === undefined ? {} : { resourceUri }),
      ...(policyUri === undefined ? {} : { policyUri }),
    },
  );
}

/** Writes each document whole; statements about a model lie in its `attestations` unless told otherwise. */
async function write(
  signed: SignedPosture,
  model: string,
  folder: string | undefined,
  io: Io,
): Promise<string> {
  const { writeAttestation } = await import('@weighbridge/model-signing');
  for (const [name, text] of Object.entries(signed)) {
    io.signal.throwIfAborted();
    if (folder === undefined) await writeAttestation(model, text, name, { replace: true });
    else {
      await makeFolder(resolve(io.cwd, folder), folder);
      await writeResult(io.cwd, join(folder, name), text, undefined, '--attestations');
    }
  }
  return folder ?? join(model, 'attestations');
}

/** Whether the folder, or the first of those above it that is there, takes files; nothing is made yet. */
async function assertTakesFiles(folder: string, io: Io): Promise<void> {
  for (let path = resolve(io.cwd, folder); ; path = dirname(path)) {
    try {
      if ((await stat(path)).isDirectory()) return await access(path, constants.W_OK);
      throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code !== 'ENOENT' || dirname(path) === path) throw unmakeable(folder, cause);
    }
  }
}

/** Makes the folder and those above it. The recursive mkdir of Node never ends where a parent takes none. */
async function makeFolder(path: string, typed: string): Promise<void> {
  try {
    await makeMissing(path);
  } catch (cause) {
    throw unmakeable(typed, cause);
  }
}

function unmakeable(typed: string, cause: unknown): CliError {
  const why = (cause as NodeJS.ErrnoException).code ?? String(cause);
  const sentence = `Choose another --attestations: ${typed} cannot be made or takes no files (${why}).`;
  return new CliError('UNWRITABLE', sentence, { cause });
}

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
