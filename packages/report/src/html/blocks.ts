import { count, plural } from '@weighbridge/core/view';
import type { Block, Cell, CodeBlock, Fact, TableBlock } from '../block.ts';
import { codeLines } from '../code-lines.ts';
import type { RenderOptions } from '../render-options.ts';
import { cellText, tableRows } from '../table-rows.ts';
import { h, raw } from './node.ts';
import type { Child, Html } from './node.ts';
import { facts, findingList, table, tierMark } from './parts.ts';

/** Maximum length of a shown cell, in characters. */
const MAX_CELL = 2000;
/** Maximum number of names shown below a fact; the JSON lists all that are known. */
const MAX_NAMES = 200;

/** Our own line feed: one in a text from others would be made visible. */
const NEW_LINE = raw('\n');

type Writers = {
  readonly [Name in Block['block']]: (
    block: Extract<Block, { readonly block: Name }>,
    options: RenderOptions,
    level: number,
  ) => Child;
};

/** Registry: how each kind of block is written; its headings have the given level or deeper. */
const WRITERS: Writers = {
  facts: ({ facts: list, step }) => [
    factList(list),
    step === undefined ? undefined : stepBox(step),
  ],
  text: ({ text }) => h('p', {}, text),
  step: ({ text }) => stepBox(text),
  table: tableBlock,
  code: codeFrame,
  findings: ({ title, findings }, options, level) => [
    title === undefined ? undefined : h(`h${level}`, {}, title),
    findingList(findings, options),
  ],
  section({ title, body, folded }, options, level) {
    const inside = body.map((block) => blockHtml(block, options, level + 1));
    if (folded !== true) return h('section', {}, h(`h${level}`, {}, title), inside);
    return h('details', {}, h('summary', {}, title), inside);
  },
};

/** One block of any kind. */
export function blockHtml<Name extends Block['block']>(
  block: Extract<Block, { readonly block: Name }>,
  options: RenderOptions,
  level = 2,
): Child {
  return WRITERS[block.block as Name](block, options, Math.min(level, 6));
}

function stepBox(text: string): Html {
  return h('p', { class: 'next' }, h('strong', {}, '→ '), text);
}

/** Facts with how they are known, and the names below them. */
export function factList(list: readonly Fact[]): Html {
  return facts(list.map((fact) => [fact.name, factValue(fact)]));
}

function factValue({ value, known, look, names = [], total }: Fact): Child {
  const text = look === 'strong' ? h('strong', {}, value) : value;
  const more = (total ?? names.length) - Math.min(names.length, MAX_NAMES);
  return [
    text,
    known === undefined ? undefined : [' ', tierMark(known)],
    names.slice(0, MAX_NAMES).map((name) => h('p', {}, h('code', {}, name))),
    more > 0 ? h('p', { class: 'soft' }, `… and ${count(more)} more`) : undefined,
  ];
}

function tableBlock(block: TableBlock, _options: RenderOptions, level: number): Child {
  const { shown, more } = tableRows(block);
  return [
    h(`h${level}`, {}, block.title),
    table(
      block.title,
      block.heads,
      shown.map((cells) => cells.map(cellHtml)),
    ),
    more === 0 ? undefined : h('p', {}, `… and ${plural(more, 'row')} more; the JSON lists all.`),
  ];
}

function cellHtml(cell: Cell): Child {
  if (typeof cell !== 'string' && 'known' in cell) return tierMark(cell.known);
  const text = cellText(cell, MAX_CELL);
  return typeof cell === 'string' ? text : h('code', {}, text);
}

function codeFrame(block: CodeBlock): Child {
  const lines = codeLines(block);
  const columns = String(lines.at(-1)?.number ?? 0).length;
  return [
    h('p', { class: 'soft' }, h('code', {}, block.path)),
    h(
      'div',
      { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Lines of the file' },
      h(
        'pre',
        {},
        lines.map(({ number, text, isMarked }) => {
          const line = `${isMarked ? '>' : ' '} ${String(number).padStart(columns)} │ ${text}`;
          return [isMarked ? h('strong', {}, line) : line, NEW_LINE];
        }),
      ),
    ),
  ];
}
