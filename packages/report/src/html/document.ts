import type { Caution, DocumentVerdict, ReportDocument } from '../document.ts';
import type { RenderOptions } from '../render-options.ts';
import { blockHtml, factList } from './blocks.ts';
import { h } from './node.ts';
import type { Child, Html } from './node.ts';
import { htmlPage } from './page.ts';

const SIGNS = { good: '✓', bad: '✕', unsure: '!' } as const;

/** A document as one page. */
export function htmlDocument(document: ReportDocument, options: RenderOptions): string {
  const { tool, caution, verdict, measures = [], body = [] } = document;
  const subject = document.subject ?? document.kind;
  return htmlPage({
    title: verdict === undefined ? subject : `${verdict.word}: ${subject}`,
    header: [`${tool.name} ${tool.version}`, ...measures].join(' · '),
    main: [
      caution === undefined ? undefined : cautionNote(caution, caution.above),
      h('h1', {}, subject),
      verdict === undefined ? undefined : verdictBox(verdict),
      body.map((block) => blockHtml(block, options)),
      caution === undefined ? undefined : cautionNote(caution, caution.below),
    ],
  });
}

function verdictBox({ outcome, word, sentence, facts = [] }: DocumentVerdict): Html {
  return h(
    'section',
    { class: `gate ${outcome}`, 'aria-label': 'Answer' },
    h('strong', {}, h('span', { 'aria-hidden': 'true' }, `${SIGNS[outcome]} `), word),
    h('p', {}, sentence),
    facts.length === 0 ? undefined : factList(facts),
  );
}

function cautionNote({ word }: Caution, text: string): Child {
  return h('p', { class: 'note' }, h('strong', {}, `${word}: `), text);
}
