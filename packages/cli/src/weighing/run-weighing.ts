import type { Posture } from '@weighbridge/core';
import type { Policy } from '@weighbridge/posture';
import { weigh } from '@weighbridge/weigh';
import type { SignatureSource, Weighing } from '@weighbridge/weigh';
import type { Io } from '../io.ts';
import type { ModelOptions } from '../model/options.ts';
import type { Session } from '../model/session.ts';
import { readInputs } from './inputs.ts';
import { loadPolicy } from './policy.ts';
import { loadPrevious } from './previous.ts';

/** The command-line options that affect a weighing, except the flags of its inputs. */
export interface WeighingOptions extends Pick<ModelOptions, 'hash' | 'now'> {
  readonly policy: string;
  readonly previous?: string;
}

/** A weighing, and the policy that judged it. */
export interface DoneWeighing {
  readonly weighing: Weighing;
  readonly policy: Policy;
  readonly previous?: Posture | undefined;
  /** The model's signature, where one was named. */
  readonly signature?: SignatureSource | undefined;
}

/**
 * Weighs the session's model as the options say.
 *
 * @param flags - the options that hold the flags of inputs, where the command has them
 */
export async function runWeighing(
  session: Session,
  { policy: wanted, previous: file, hash, now }: WeighingOptions,
  io: Io,
  flags: object = {},
): Promise<DoneWeighing> {
  const policy = await loadPolicy(io.cwd, wanted);
  const previous = file === undefined ? undefined : await loadPrevious(io.cwd, file);
  const inputs = await readInputs(flags, session.folder, io);
  const weighing = await weigh(session.folder, {
    policy,
    now: now ?? io.now(),
    hash,
    onProgress: session.onProgress,
    signal: io.signal,
    digestCache: session.cache,
    previous,
    ...inputs,
  });
  return {
    weighing,
    policy,
    previous,
    signature: inputs.signature,
  };
}
