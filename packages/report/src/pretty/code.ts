import { escapeForDisplay } from '@weighbridge/core';
import type { CodeBlock } from '../block.ts';
import { codeLines } from '../code-lines.ts';
import type { Page } from './page.ts';

/** Numbered lines of a file; an angle bracket points at the marked one. */
export function addCode(page: Page, block: CodeBlock): void {
  page.add(1, [['quiet', escapeForDisplay(block.path)]]);
  const lines = codeLines(block);
  const columns = String(lines.at(-1)?.number ?? 0).length;
  for (const { number, text, isMarked } of lines) {
    const gutter = `${isMarked ? '>' : ' '} ${String(number).padStart(columns)} │ `;
    page.add(1, [[isMarked ? 'bad' : 'quiet', gutter]], escapeForDisplay(text));
  }
}
