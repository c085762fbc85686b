import { dirname, join } from 'node:path';
import type { Digest } from '@weighbridge/core';
import { CliError } from '../error.ts';
import { EXIT } from '../exit.ts';
import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { loadPolicy } from '../policy.ts';
import { readBytes } from '../read-input.ts';
import { guarded } from './guard.ts';
import { manifestOf } from './manifest.ts';
import type { PostureOptions } from './posture-options.ts';
import { postureTelling } from './postured.ts';
import { subjectsOf } from './subjects.ts';
import { tell } from './tell.ts';
import { methodOf, trustBy } from './trust.ts';

/** As the library's own limit (CWE-400). */
const MAX_BYTES = 256 * 1024 * 1024;
const EVIDENCE = 'posture-evidence.json';

/** Verifies a signed posture and computes its verdict again. */
export async function postureCommand(
  file: string,
  options: PostureOptions,
  io: Io,
): Promise<ExitCode> {
  const wording = {
    kind: 'posture-verification',
    subject: file,
    flag: 'verified',
    word: 'NOT VERIFIED',
    interrupted: 'nothing was verified',
  };
  return guarded(io, options, wording, async () => {
    const statement = await readBytes(io.cwd, file, 'a posture statement', MAX_BYTES);
    const beside = options.evidence ?? join(dirname(file), EVIDENCE);
    const trust = await trustBy(methodOf(options), options, io);
    const evidence = await readBytes(io.cwd, beside, '--evidence a file', MAX_BYTES);
    const subjects = await digestsOf(options, io);
    const { verifyPosture } = await import('@weighbridge/weigh');
    const now = options.now ?? io.now();
    const { signal } = io;
    const policy =
      options.policy === undefined ? {} : { policy: await loadPolicy(io.cwd, options.policy) };
    const asked = { trust, evidence, subjects, now, signal, ...policy };
    const verified = await verifyPosture(statement, asked);
    await tell(io, postureTelling(file, verified), options);
    return EXIT.ok;
  });
}

async function digestsOf(options: PostureOptions, io: Io): Promise<readonly Digest[]> {
  const digests = [...(await subjectsOf(options, io))];
  if (options.model !== undefined) digests.push(await manifestOf(options.model, options, io));
  if (digests.length > 0) return digests;
  throw new CliError(
    'BAD_USAGE',
    'Say which model it must be about with --model, --signature or --subject: a posture of another model proves nothing.',
  );
}
