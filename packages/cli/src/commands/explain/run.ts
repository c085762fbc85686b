import { explainDocument } from '@weighbridge/report';
import { EXIT } from '../../exit.ts';
import type { ExitCode } from '../../exit.ts';
import type { Io } from '../../io.ts';
import { emit } from '../../output/emit.ts';
import type { ExplainOptions } from './options.ts';
import { explainReport } from './topics.ts';

/** Explains what has the id, or lists everything that can be explained. */
export async function explainCommand(
  id: string | undefined,
  options: ExplainOptions,
  io: Io,
): Promise<ExitCode> {
  await emit(io, explainDocument(await explainReport(id, options.policy, io)), options);
  return EXIT.ok;
}
