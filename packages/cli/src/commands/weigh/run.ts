import { exitOf } from '../../exit.ts';
import type { ExitCode } from '../../exit.ts';
import { writeResult } from '../../files/atomic-write.ts';
import type { Io } from '../../io.ts';
import { withModel } from '../../model/session.ts';
import type { Session } from '../../model/session.ts';
import { remarkSkipped } from '../../model/skipped.ts';
import { emit } from '../../output/emit.ts';
import { remark } from '../../output/remark.ts';
import { runWeighing } from '../../weighing/run-weighing.ts';
import { weighed } from './answer.ts';
import { assertBomOut, BOM_OUT } from './bom-out.ts';
import type { WeighOptions } from './options.ts';
import type { SignAnswer } from './sign-answer.ts';

/** Weighs the model, has the answer signed on request, writes it and answers as the gate does. */
export async function weighCommand(
  model: string,
  options: WeighOptions,
  io: Io,
): Promise<ExitCode> {
  if (options.sign === undefined) {
    return withModel(io, model, options, (session) => answer(session, options, io));
  }
  const { answerSigner, withoutAutomaticCache } = await import('./sign-answer.ts');
  const sign = await answerSigner(model, options, io);
  return withModel(io, model, withoutAutomaticCache(options), (session) =>
    answer(session, options, io, sign),
  );
}

async function answer(
  session: Session,
  options: WeighOptions,
  io: Io,
  sign?: SignAnswer,
): Promise<ExitCode> {
  const { name, path } = session.folder;
  const { bomOut, quiet, strict } = options;
  if (bomOut !== undefined) await assertBomOut(bomOut, options, path, io);
  const done = await runWeighing(session, options, io, options);
  const { bom, description, posture } = done.weighing;
  const exit = exitOf(posture.gate.outcome, strict);
  await session.readingDone();
  await sign?.(done, session);
  if (quiet !== true) await remarkSkipped(io, description.skipped);
  if (bomOut !== undefined) await writeResult(io.cwd, bomOut, bom, path, BOM_OUT);
  await emit(io, await weighed(name, done, exit), options, path);
  if (options.output !== undefined && quiet !== true) await remark(io, posture.gate.sentence);
  return exit.code;
}
