import { EXIT } from '../../exit.ts';
import type { ExitCode } from '../../exit.ts';
import { guarded } from '../../failure/guard.ts';
import { readBytes } from '../../files/read-input.ts';
import type { Io } from '../../io.ts';
import { MAX_BUNDLE_BYTES } from '../../model/signature.ts';
import type { OutputOptions } from '../../output/options.ts';
import { writeAnswer } from '../../output/write-answer.ts';
import { inspectedAnswer } from './answer.ts';

/** Shows what a bundle claims. Exit code 0 says that it could be read, nothing more. */
export async function inspectCommand(
  file: string,
  options: OutputOptions,
  io: Io,
): Promise<ExitCode> {
  const wording = {
    kind: 'inspection',
    subject: file,
    flag: 'readable',
    word: 'NOT READABLE',
    interrupted: 'nothing was shown',
  };
  return guarded(io, options, wording, async () => {
    const { inspectBundle } = await import('@weighbridge/model-signing/bundle');
    const bytes = await readBytes(io.cwd, file, 'a signature or attestation', MAX_BUNDLE_BYTES);
    await writeAnswer(io, inspectedAnswer(file, inspectBundle(bytes)), options);
    return EXIT.ok;
  });
}
