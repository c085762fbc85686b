import type { ReportDocument } from '@weighbridge/report';
import type { Io } from '../io.ts';
import { emit, toFile } from './emit.ts';
import type { OutputOptions } from './options.ts';
import { remark } from './remark.ts';
import { reportTool } from './tool.ts';

/** An answer: a document, and one line of it for stderr where the document goes to a file. */
export interface Answer {
  readonly document: ReportDocument;
  readonly sentence: string;
}

/** What a document of this program holds besides the name of the program. */
export type Answered = Omit<ReportDocument, 'tool'>;

/** A document made by this program. */
export function madeHere(document: Answered): ReportDocument {
  return { ...document, tool: reportTool() };
}

/** Writes the answer as it was asked for. */
export async function writeAnswer(
  io: Io,
  { document, sentence }: Answer,
  options: OutputOptions,
  keepOut?: string,
): Promise<void> {
  await emit(io, document, options, keepOut);
  if (toFile(options) && options.quiet !== true) await remark(io, sentence);
}
