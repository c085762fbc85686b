import type { Block } from '@weighbridge/report';
import type { ExitCode } from '../exit.ts';
import { madeHere } from '../output/write-answer.ts';
import type { Answer } from '../output/write-answer.ts';
import { detailFacts } from './detail-facts.ts';
import { refusalFindings } from './findings.ts';
import type { ShownError } from './shown-error.ts';

/** What did not work, and the words for it. */
export interface Failure {
  readonly kind: string;
  /** What the answer is about: the model or file, as the user named it. */
  readonly subject: string;
  /** For instance `verified`: the member that is false. */
  readonly flag: string;
  /** For instance `NOT VERIFIED`. */
  readonly word: string;
  readonly error: ShownError;
}

/** The answer to something that does not verify or could not be signed, with its exit code. */
export async function failureAnswer(
  { kind, subject, flag, word, error }: Failure,
  code: ExitCode,
): Promise<Answer> {
  const document = madeHere({
    kind,
    subject,
    data: { members: { [flag]: false, subject, error } },
    verdict: { outcome: 'bad', word, sentence: error.message },
    body: bodyOf(error),
    ...(await refusalFindings(error, code)),
    exit: { code, meaning: word.toLowerCase() },
  });
  return { document, sentence: `${word}: ${error.message} (${error.code})` };
}

function bodyOf({ code, stage, details, advice }: ShownError): readonly Block[] {
  return [
    {
      block: 'facts',
      facts: [{ name: 'code', value: `${code}, stage ${stage}` }, ...detailFacts(details)],
    },
    ...(advice === undefined ? [] : [{ block: 'step', text: advice } as const]),
  ];
}
