import { escapeForDisplay } from '@weighbridge/core';
import type { Caution, DocumentVerdict, ReportDocument } from '../document.ts';
import type { RenderOptions } from '../render-options.ts';
import { addBlock } from './blocks.ts';
import { addFacts } from './facts.ts';
import { makePage } from './page.ts';
import type { Page } from './page.ts';

/** A sign next to the word, so that colour is never the only cue. */
const SIGNS = { good: '✓', bad: '✕', unsure: '!' } as const;

/** A document for people, with its parts separated. */
export function prettyDocument(document: ReportDocument, options: RenderOptions): string {
  const page = makePage(options);
  const { caution, subject, verdict, body = [] } = document;
  if (caution !== undefined) addCaution(page, caution, caution.above);
  const parts = [
    ...(subject === undefined ? [] : [() => addHeading(page, document, subject)]),
    ...(verdict === undefined ? [] : [() => addVerdict(page, verdict)]),
    ...body.map((block) => () => addBlock(page, block, options)),
    ...(caution === undefined ? [] : [() => addCaution(page, caution, caution.below)]),
  ];
  for (const [at, add] of parts.entries()) {
    if (at > 0) page.gap();
    add();
  }
  return page.toString();
}

/** The first line: the program, what the document is about, and how much of it was looked at. */
function addHeading(page: Page, { tool, measures = [] }: ReportDocument, subject: string): void {
  const made = escapeForDisplay(`${tool.name} ${tool.version}`);
  const text = [subject, ...measures].map((part) => escapeForDisplay(part)).join('  ');
  page.add(0, [['quiet', `${made}  `]], text, 'strong');
}

/** The answer in capitals, what it means, and what belongs to it. */
function addVerdict(page: Page, { outcome, word, sentence, facts = [] }: DocumentVerdict): void {
  const lead = [
    [outcome, `${SIGNS[outcome]} ${word}`],
    ['plain', '  '],
  ] as const;
  page.add(1, lead, escapeForDisplay(sentence));
  addFacts(page, facts);
}

function addCaution(page: Page, { word }: Caution, text: string): void {
  page.add(0, [['bad', `!! ${word} !! `]], escapeForDisplay(text), 'bad');
}
