import { resolve } from 'node:path';
import type { SigningMethod, VerifiedModel } from '@weighbridge/model-signing';
import type { ExitCode } from '../../exit.ts';
import { guarded } from '../../failure/guard.ts';
import { readBytes } from '../../files/read-input.ts';
import type { Io } from '../../io.ts';
import { readingOf } from '../../model/believing.ts';
import { ignoredPaths } from '../../model/ignored.ts';
import { withOpened } from '../../model/session.ts';
import type { Session } from '../../model/session.ts';
import { MAX_BUNDLE_BYTES } from '../../model/signature.ts';
import { writeAnswer } from '../../output/write-answer.ts';
import { logFingerprints } from '../../trust/fingerprints.ts';
import type { TrustOptions } from '../../trust/options.ts';
import { trustBy } from '../../trust/trust.ts';
import { verifiedAnswer } from './answer.ts';
import { thresholdOf } from './fail-on.ts';
import { refuseGitPaths } from './git-paths.ts';
import type { VerifyOptions } from './options.ts';

/** Verifies the model by that method, tells the answer, and gives the exit code that it means. */
export async function verifyCommand(
  method: SigningMethod,
  model: string,
  options: VerifyOptions & TrustOptions,
  io: Io,
): Promise<ExitCode> {
  const wording = {
    kind: 'verification',
    subject: model,
    flag: 'verified',
    word: 'NOT VERIFIED',
    interrupted: 'nothing was verified',
  };
  return guarded(io, options, wording, async () => {
    const { openModel } = await import('@weighbridge/model-signing/files');
    const bundle = await readBytes(io.cwd, options.signature, 'a signature', MAX_BUNDLE_BYTES);
    const trust = await trustBy(method, options, io);
    if (method === 'certificate' && options.logFingerprints === true)
      await logFingerprints(trust, io);
    const verified = await withOpened(io, model, readingOf(options), openModel, (session) =>
      compare(session, { model, bundle, trust, options, io }),
    );
    if (!options.ignoreGitPaths) await refuseGitPaths(bundle, verified, options);
    const threshold = thresholdOf(verified.warnings, options);
    await writeAnswer(
      io,
      verifiedAnswer(model, verified, threshold),
      options,
      resolve(io.cwd, model),
    );
    return threshold.code;
  });
}

interface Comparison {
  readonly model: string;
  readonly bundle: Uint8Array;
  readonly trust: Awaited<ReturnType<typeof trustBy>>;
  readonly options: VerifyOptions;
  readonly io: Io;
}

async function compare(
  { folder, cache, onProgress }: Session,
  { model, bundle, trust, options, io }: Comparison,
): Promise<VerifiedModel> {
  const { verifyModel } = await import('@weighbridge/model-signing');
  const { only, now, allowSymlinks, ignoreUnsignedFiles: ignoreUnsigned } = options;
  return verifyModel(folder, bundle, {
    trust,
    ignoreUnsigned,
    ignorePaths: await ignoredPaths(io, model, options.ignorePaths, options.quiet === true),
    symlinks: allowSymlinks === true ? 'signed' : 'forbid',
    allowTwins: options.allowTwins === true,
    maxFiles: options.maxFiles,
    signaturePath: resolve(io.cwd, options.signature),
    onProgress,
    signal: io.signal,
    ...(only.length === 0 ? {} : { only }),
    now,
    cache,
  });
}
