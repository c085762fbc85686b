import { resolve } from 'node:path';
import type { SignedModel, SigningMethod } from '@weighbridge/model-signing';
import { CliError } from '../../error.ts';
import { EXIT } from '../../exit.ts';
import type { ExitCode } from '../../exit.ts';
import { guarded } from '../../failure/guard.ts';
import { assertWritable, writeResult } from '../../files/atomic-write.ts';
import type { Io } from '../../io.ts';
import { readingOf } from '../../model/believing.ts';
import { hashingOf } from '../../model/hashing.ts';
import { ignoredPaths } from '../../model/ignored.ts';
import { withOpened } from '../../model/session.ts';
import type { Session } from '../../model/session.ts';
import { writeAnswer } from '../../output/write-answer.ts';
import type { SignerOptions } from '../../signers/options.ts';
import { signerBy } from '../../signers/signer.ts';
import { signedAnswer } from './answer.ts';
import type { SignOptions } from './options.ts';
import { assertReplaceable } from './replaceable.ts';

/** Signs the model by that method, writes the signature, and tells what was signed. */
export async function signCommand(
  method: SigningMethod,
  model: string,
  options: SignOptions & SignerOptions,
  io: Io,
): Promise<ExitCode> {
  const wording = {
    kind: 'signing',
    subject: model,
    flag: 'signed',
    word: 'NOT SIGNED',
    interrupted: 'nothing was written',
  };
  return guarded(io, options, wording, async () => {
    const { openModel } = await import('@weighbridge/model-signing/files');
    const target = resolve(io.cwd, options.signature);
    if (target === resolve(io.cwd, model)) throw ontoItself();
    await assertReplaceable(io.cwd, options.signature, options.force === true);
    await assertWritable(io.cwd, options.signature, undefined, '--signature');
    const signer = await signerBy(method, options, io);
    const signed = await withOpened(io, model, readingOf(options), openModel, (session) =>
      signOpened(session, signer, { model, options, io }),
    );
    io.signal.throwIfAborted();
    await writeResult(io.cwd, options.signature, signed.bundleText, undefined, '--signature');
    const answer = signedAnswer({ method, model, signature: options.signature, signed });
    await writeAnswer(io, answer, options, resolve(io.cwd, model));
    return EXIT.ok;
  });
}

async function signOpened(
  { folder, cache, onProgress }: Session,
  signer: Awaited<ReturnType<typeof signerBy>>,
  request: { readonly model: string; readonly options: SignOptions; readonly io: Io },
): Promise<SignedModel> {
  const { signModel } = await import('@weighbridge/model-signing');
  const { model, options, io } = request;
  return signModel(folder, signer, {
    ...hashingOf(options),
    ignorePaths: await ignoredPaths(io, model, options.ignorePaths, options.quiet === true),
    ignoreGitPaths: options.ignoreGitPaths,
    allowSymlinks: options.allowSymlinks === true,
    allowTwins: options.allowTwins === true,
    maxFiles: options.maxFiles,
    signaturePath: resolve(io.cwd, options.signature),
    onProgress,
    signal: io.signal,
    cache,
  });
}

function ontoItself(): CliError {
  return new CliError(
    'BAD_USAGE',
    'Give --signature another name: a signature cannot replace the model that it signs.',
  );
}
