import { resolve } from 'node:path';
import { EXIT } from '../../exit.ts';
import type { ExitCode } from '../../exit.ts';
import { guarded } from '../../failure/guard.ts';
import type { Io } from '../../io.ts';
import { readingOf } from '../../model/believing.ts';
import { hashingOf } from '../../model/hashing.ts';
import { ignoredPaths } from '../../model/ignored.ts';
import { withOpened } from '../../model/session.ts';
import { DEFAULT_SIGNATURE } from '../../model/signature.ts';
import { writeAnswer } from '../../output/write-answer.ts';
import { digestAnswer } from './answer.ts';
import type { DigestOptions } from './options.ts';

/** Hashes the model as a signature would, and lists the digests. */
export async function digestCommand(
  model: string,
  options: DigestOptions,
  io: Io,
): Promise<ExitCode> {
  const wording = {
    kind: 'digest',
    subject: model,
    flag: 'digested',
    word: 'NO DIGEST',
    interrupted: 'nothing was written',
  };
  return guarded(io, options, wording, async () => {
    const { digestModel, openModel, rootDigest } = await import('@weighbridge/model-signing/files');
    const { signature } = options;
    const hashing = hashingOf(options);
    const ignored = await ignoredPaths(io, model, options.ignorePaths, options.quiet === true);
    const digest = await withOpened(io, model, readingOf(options), openModel, (session) =>
      digestModel(session.folder, {
        ...hashing,
        ignorePaths: ignored,
        ignoreGitPaths: options.ignoreGitPaths,
        allowSymlinks: options.allowSymlinks === true,
        allowTwins: options.allowTwins === true,
        maxFiles: options.maxFiles,
        // The default lies inside the model: its path is relative to it.
        signaturePath: signature === undefined ? DEFAULT_SIGNATURE : resolve(io.cwd, signature),
        onProgress: session.onProgress,
        signal: io.signal,
        cache: session.cache,
      }),
    );
    const root = rootDigest(digest.manifest.resources);
    await writeAnswer(io, digestAnswer(model, root, digest), options, resolve(io.cwd, model));
    return EXIT.ok;
  });
}
