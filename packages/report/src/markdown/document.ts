import type { Caution, DocumentVerdict, ReportDocument } from '../document.ts';
import type { RenderOptions } from '../render-options.ts';
import { blockLines, factLines } from './blocks.ts';
import { blocks, inert } from './text.ts';

const SIGNS = { good: '✓', bad: '✕', unsure: '!' } as const;

/** A document for a comment, a job summary or a page of notes. */
export function markdownDocument(document: ReportDocument, options: RenderOptions): string {
  const { tool, caution, verdict, measures = [], body = [] } = document;
  const subject = inert(document.subject ?? document.kind);
  const made = [`${inert(tool.name)} ${inert(tool.version)}`, ...measures.map(inert)];
  return blocks(
    caution === undefined ? [] : cautionLines(caution, caution.above),
    [`## ${verdict === undefined ? '' : `${SIGNS[verdict.outcome]} ${verdict.word}: `}${subject}`],
    ...(verdict === undefined ? [] : verdictLines(verdict)),
    ...body.flatMap((block) => blockLines(block, options)),
    caution === undefined ? [] : cautionLines(caution, caution.below),
    [`<sub>${made.join(' · ')}</sub>`],
  );
}

function verdictLines({ sentence, facts = [] }: DocumentVerdict): readonly (readonly string[])[] {
  return [[inert(sentence)], factLines(facts)];
}

function cautionLines({ word }: Caution, text: string): readonly string[] {
  return [`**${word}:** ${inert(text)}`];
}
