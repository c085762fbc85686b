import { serializeBom, toCycloneDx } from '@weighbridge/aibom';
import type { ExitCode } from '../../exit.ts';
import type { Io } from '../../io.ts';
import { withModel } from '../../model/session.ts';
import type { Session } from '../../model/session.ts';
import { remarkSkipped } from '../../model/skipped.ts';
import { emit } from '../../output/emit.ts';
import { remark } from '../../output/remark.ts';
import { billed } from './answer.ts';
import { describe } from './describe.ts';
import type { BomOptions } from './options.ts';
import { stampOf } from './stamp.ts';

/** Writes the bill of materials of the model. */
export async function bomCommand(model: string, options: BomOptions, io: Io): Promise<ExitCode> {
  return withModel(io, model, options, (session) => writeBom(session, options, io));
}

/** Describes the session's model, writes its bill of materials, and judges it where a policy is given. */
async function writeBom(session: Session, options: BomOptions, io: Io): Promise<ExitCode> {
  const { specVersion } = options;
  const timestamp = stampOf(io, options);
  const { description, code, sentence } = await describe(session, options, io);
  const text = serializeBom(toCycloneDx(description, { specVersion, timestamp }));
  await session.readingDone();
  if (options.quiet !== true) await remarkSkipped(io, description.skipped);
  const { name, path } = session.folder;
  await emit(io, billed(name, description, text), options, path);
  if (sentence !== undefined && options.quiet !== true) await remark(io, sentence);
  return code;
}
