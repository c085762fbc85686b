import { join } from 'node:path';
import type { BundleSigner } from '@weighbridge/model-signing';
import type { SignedPosture } from '@weighbridge/weigh';
import { CliError } from '../../error.ts';
import { writeResult } from '../../files/atomic-write.ts';
import { assertTakesFiles, makeFolder } from '../../files/make-folder.ts';
import type { Io } from '../../io.ts';
import type { Session } from '../../model/session.ts';
import { remark } from '../../output/remark.ts';
import { signerBy } from '../../signers/signer.ts';
import type { DoneWeighing } from '../../weighing/run-weighing.ts';
import type { WeighOptions } from './options.ts';

/** Signs the answer of a weighing and writes it. */
export type SignAnswer = (done: DoneWeighing, session: Session) => Promise<void>;

const ATTESTATIONS = '--attestations';

/** The options, with a cache only where one was named: what is signed is read, not taken from a cache. */
export function withoutAutomaticCache<T extends Pick<WeighOptions, 'cache'>>(options: T): T {
  return typeof options.cache === 'string' ? options : { ...options, cache: false };
}

/**
 * Signs the answer of a weighing and writes the statements with their evidence. The signer is created first,
 * so that a wrong key or place does not cost a long hashing.
 *
 * @throws {CliError} BAD_USAGE, UNREADABLE
 */
export async function answerSigner(
  model: string,
  options: WeighOptions,
  io: Io,
): Promise<SignAnswer> {
  assertCompatible(options);
  const { sign: method = 'key', quiet } = options;
  await assertTakesFiles(options.attestations ?? join(model, 'attestations'), io, ATTESTATIONS);
  const signer = await signerBy(method, options, io);
  return async (done, session) => {
    const signed = await signedPosture(done, session, signer, options, io);
    const folder = await write(signed, session.folder.path, options.attestations, io);
    if (quiet !== true) await remark(io, `signed: ${Object.keys(signed).join(', ')} in ${folder}`);
  };
}

function assertCompatible({ hash, sign, transparencyLog }: WeighOptions): void {
  if (hash === 'none') {
    throw new CliError(
      'BAD_USAGE',
      'Leave out --hash none: an answer is signed about exact bytes.',
    );
  }
  if (sign === 'sigstore' && transparencyLog !== undefined) {
    throw new CliError(
      'BAD_USAGE',
      'Leave out --transparency-log: what is signed as an identity goes into the log of its instance, which --rekor-url names.',
    );
  }
}

async function signedPosture(
  { weighing, policy, previous, signature }: DoneWeighing,
  session: Session,
  signer: BundleSigner,
  { verifier, resourceUri, policyUri }: WeighOptions,
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
    signature,
    digestCache: session.cache,
  });
  return signPosture(
    { posture, evidence, findings, policy, ...(previous === undefined ? {} : { previous }) },
    signer,
    {
      signal: io.signal,
      model,
      verifier,
      resourceUri,
      policyUri,
    },
  );
}

/** Writes each document whole; statements about a model go into its `attestations` by default. */
async function write(
  signed: SignedPosture,
  model: string,
  folder: string | undefined,
  io: Io,
): Promise<string> {
  const { writeAttestation } = await import('@weighbridge/model-signing/attestation');
  for (const [name, text] of Object.entries(signed)) {
    io.signal.throwIfAborted();
    if (folder === undefined) await writeAttestation(model, text, name, { replace: true });
    else {
      await makeFolder(folder, io, ATTESTATIONS);
      await writeResult(io.cwd, join(folder, name), text, undefined, ATTESTATIONS);
    }
  }
  return folder ?? join(model, 'attestations');
}
