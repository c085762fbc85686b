import { escapeForDisplay } from '@weighbridge/core';
import type { Block } from '../block.ts';
import type { RenderOptions } from '../render-options.ts';
import { addCode } from './code.ts';
import { addFacts } from './facts.ts';
import { addBriefly, addFindings } from './findings.ts';
import type { Page } from './page.ts';
import { addTable } from './table.ts';

type Adders = {
  readonly [Name in Block['block']]: (
    page: Page,
    block: Extract<Block, { readonly block: Name }>,
    options: RenderOptions,
  ) => void;
};

/** Registry: how each kind of block is written on a terminal. */
const ADDERS: Adders = {
  facts(page, { facts, step }) {
    addFacts(page, facts);
    if (step !== undefined) addStep(page, step);
  },
  text: (page, { text }) => page.add(1, [], escapeForDisplay(text)),
  step: (page, { text }) => addStep(page, text),
  table: addTable,
  code: addCode,
  findings(page, { title, findings, brief }, options) {
    if (title !== undefined) page.add(0, [['strong', title]]);
    if (brief === true) addBriefly(page, findings);
    else addFindings(page, findings, 2, options);
  },
  section(page, { title, body }, options) {
    page.add(0, [['strong', title]]);
    for (const [at, block] of body.entries()) {
      if (at > 0) page.gap();
      addBlock(page, block, options);
    }
  },
};

function addStep(page: Page, text: string): void {
  page.add(1, [['strong', '→ ']], escapeForDisplay(text));
}

/** Adds one block of any kind. */
export function addBlock<Name extends Block['block']>(
  page: Page,
  block: Extract<Block, { readonly block: Name }>,
  options: RenderOptions,
): void {
  ADDERS[block.block as Name](page, block, options);
}
