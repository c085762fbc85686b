import { makePage, safeJson } from '@weighbridge/report';
import type { Page } from '@weighbridge/report';
import type { Io } from '../io.ts';
import { emitText, toFile } from './emit.ts';
import type { AnswerOptions } from './options.ts';
import { remark } from './remark.ts';
import { reportTool } from './tool.ts';

/** Version of the JSON shape of these answers: within one major version members are only added. */
export const ANSWER_SCHEMA_VERSION = '1.0';

/** An answer, for programs and for people. */
export interface Telling {
  /** What kind of answer it is: `verification`, `signing`, `inspection`, `digest`. */
  readonly kind: string;
  readonly json: object;
  /** Writes the answer below the program's name. */
  page(page: Page): void;
  /** The answer in one line, for stderr when it goes to a file. */
  readonly sentence: string;
}

/** Writes the answer as it was asked for. */
export async function tell(
  io: Io,
  telling: Telling,
  options: AnswerOptions,
  keepOut?: string,
): Promise<void> {
  await emitText(
    io,
    (look) => {
      if (options.format === 'json') return jsonOf(telling);
      const page = makePage(look);
      telling.page(page);
      return page.toString();
    },
    options,
    keepOut,
  );
  if (toFile(options) && options.quiet !== true) await remark(io, telling.sentence);
}

function jsonOf({ kind, json }: Telling): string {
  return safeJson({ schemaVersion: ANSWER_SCHEMA_VERSION, kind, tool: reportTool(), ...json });
}
