import { count, plural, tierWord } from '@weighbridge/core/view';
import type { Block, Cell, CodeBlock, Fact, TableBlock } from '../block.ts';
import { codeLines } from '../code-lines.ts';
import type { RenderOptions } from '../render-options.ts';
import { cellText, tableRows } from '../table-rows.ts';
import { findingItems } from './findings.ts';
import { code, fenced, inert, table } from './text.ts';

/** Maximum length of a shown cell, in characters. */
const MAX_CELL = 200;
/** Maximum number of names shown below a fact; the JSON lists all that are known. */
const MAX_NAMES = 20;

/** Lines of one or several blocks, separated by empty lines. */
type Lines = readonly (readonly string[])[];

type Writers = {
  readonly [Name in Block['block']]: (
    block: Extract<Block, { readonly block: Name }>,
    options: RenderOptions,
  ) => Lines;
};

/** Registry: how each kind of block is written. */
const WRITERS: Writers = {
  facts: ({ facts, step }) => [
    factLines(facts),
    ...(step === undefined ? [] : [[`→ ${inert(step)}`]]),
  ],
  text: ({ text }) => [[inert(text)]],
  step: ({ text }) => [[`→ ${inert(text)}`]],
  table: tableLines,
  code: (block) => [[code(block.path)], frameLines(block)],
  findings: ({ title, findings }, options) => [
    ...(title === undefined ? [] : [[`### ${title}`]]),
    findingItems(findings, options),
  ],
  section({ title, body, folded }, options) {
    const inside = body.flatMap((block) => blockLines(block, options));
    if (folded !== true) return [[`### ${title}`], ...inside];
    return [['<details>', `<summary>${title}</summary>`], ...inside, ['</details>']];
  },
};

/** The lines of one block of any kind. */
export function blockLines<Name extends Block['block']>(
  block: Extract<Block, { readonly block: Name }>,
  options: RenderOptions,
): Lines {
  return WRITERS[block.block as Name](block, options);
}

/** A list item for each fact, with its names as items below it. */
export function factLines(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap(({ name, value, known, names = [], total }) => {
    const label = name === '' ? '' : `**${name}:** `;
    const tier = known === undefined ? '' : ` (${tierWord(known).word})`;
    const more = (total ?? names.length) - Math.min(names.length, MAX_NAMES);
    return [
      `- ${label}${inert(value)}${tier}`,
      ...names.slice(0, MAX_NAMES).map((each) => `  - ${code(each)}`),
      ...(more > 0 ? [`  - … and ${count(more)} more`] : []),
    ];
  });
}

function tableLines(block: TableBlock): Lines {
  const { shown, more } = tableRows(block);
  const rows = shown.map((cells) => cells.map(cellLine));
  const rest = more === 0 ? [] : [[`… and ${plural(more, 'row')} more; the JSON lists all.`]];
  return [[`### ${block.title}`], table(block.heads, rows), ...rest];
}

function cellLine(cell: Cell): string {
  const text = cellText(cell, MAX_CELL);
  if (text === '') return '';
  return typeof cell === 'string' || 'known' in cell ? inert(text) : code(text);
}

function frameLines(block: CodeBlock): readonly string[] {
  const lines = codeLines(block);
  const columns = String(lines.at(-1)?.number ?? 0).length;
  return fenced(
    lines.map(
      ({ number, text, isMarked }) =>
        `${isMarked ? '>' : ' '} ${String(number).padStart(columns)} | ${text}`,
    ),
  );
}
