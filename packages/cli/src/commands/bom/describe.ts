import { describeModel } from '@weighbridge/aibom';
import type { ModelDescription } from '@weighbridge/aibom';
import { hashFolder } from '@weighbridge/core/node';
import { CliError } from '../../error.ts';
import { EXIT, exitOf } from '../../exit.ts';
import type { ExitCode } from '../../exit.ts';
import type { Io } from '../../io.ts';
import type { Session } from '../../model/session.ts';
import type { BomOptions } from './options.ts';

/** A description, and the answer of a policy where one is given. */
export interface Described {
  readonly description: ModelDescription;
  readonly code: ExitCode;
  readonly sentence?: string;
}

/** Describes the model. Without a policy nothing is judged, so no code for judging is loaded. */
export async function describe(session: Session, options: BomOptions, io: Io): Promise<Described> {
  const { policy, strict } = options;
  if (policy !== undefined) return judged(session, { ...options, policy }, io);
  if (strict === true) {
    throw new CliError('BAD_USAGE', 'Give --policy with --strict: without one nothing is judged.');
  }
  const { folder, cache, onProgress } = session;
  const { signal } = io;
  const digests =
    options.hash === 'none' ? undefined : await hashFolder(folder, { onProgress, signal, cache });
  return { description: await describeModel(folder, { signal, digests }), code: EXIT.ok };
}

async function judged(
  session: Session,
  options: BomOptions & { readonly policy: string },
  io: Io,
): Promise<Described> {
  const { runWeighing } = await import('../../weighing/run-weighing.ts');
  const { policy, hash, now } = options;
  const { weighing } = await runWeighing(session, { policy, hash, ...(now && { now }) }, io);
  const { outcome, sentence } = weighing.posture.gate;
  return {
    description: weighing.description,
    code: exitOf(outcome, options.strict).code,
    sentence,
  };
}
