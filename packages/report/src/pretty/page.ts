import { displayWidth } from './width.ts';
import { wrap } from './wrap.ts';

/** Minimum number of columns that text is wrapped into. */
const MIN_ROOM = 16;

/** Looks by meaning; each is a list of SGR parameters. */
const STYLES = {
  plain: '',
  strong: '1',
  quiet: '2',
  good: '32',
  bad: '1;31',
  unsure: '33',
  heading: '1;4',
} as const;

/** Names of the colours and weights that a span can have. */
export type Style = keyof typeof STYLES;

/** A piece of text in one look. */
export type Span = readonly [style: Style, text: string];

/** Collects the lines of a page; only this module deals with colours and columns. */
export interface Page {
  /** One paragraph: `lead` precedes the first line, and the other lines are indented to the text after it. */
  add(indent: number, lead: readonly Span[], text?: string, style?: Style): void;
  /** An empty line. */
  gap(): void;
  /** The text, with the escape codes of colours if they are on. */
  toString(): string;
}

/** The indentation of the text after a lead: next to it, or below it if there is too little room. */
function measure(
  width: number | undefined,
  indent: number,
  own: number,
): { readonly hang: number; readonly room: number | undefined } {
  if (width === undefined) return { hang: own, room: undefined };
  const hang = own > indent && width - own < MIN_ROOM ? indent + 2 : own;
  return { hang, room: Math.max(width - hang, MIN_ROOM) };
}

/** The look of a whole lead: its first look that is not plain. */
function lookOf(lead: readonly Span[]): Style {
  return lead.find(([style]) => style !== 'plain')?.[0] ?? 'plain';
}

/** A page of the given width; absent: lines are not wrapped. */
export function makePage(options: {
  readonly color?: boolean | undefined;
  readonly width?: number | undefined;
}): Page {
  const lines: string[] = [];
  const paint = (style: Style, text: string): string =>
    options.color !== true || style === 'plain' || text === ''
      ? text
      : `\u001b[${STYLES[style]}m${text}\u001b[0m`;
  /** A lead that is wider than the page is wrapped like a text, and its text follows below it. */
  const addBelow = (indent: number, text: string, look: Style): void => {
    for (const line of wrap(text, measure(options.width, indent, indent).room))
      lines.push(`${' '.repeat(indent)}${paint(look, line)}`);
  };
  return {
    add(indent, lead, text = '', style = 'plain') {
      const said = lead.map(([, part]) => part).join('');
      const own = indent + displayWidth(said);
      if (options.width !== undefined && own > options.width) {
        addBelow(indent, said.trim(), lookOf(lead));
        if (text !== '') addBelow(indent + 2, text, style);
        return;
      }
      const { hang, room } = measure(options.width, indent, own);
      const head = `${' '.repeat(indent)}${lead.map(([look, part]) => paint(look, part)).join('')}`;
      const texts = wrap(text, room).map((line) => paint(style, line));
      const beside = hang === own ? texts.shift() : undefined;
      lines.push(`${head}${beside ?? ''}`.trimEnd());
      for (const line of texts) lines.push(`${' '.repeat(hang)}${line}`);
    },
    gap() {
      lines.push('');
    },
    toString: () => `${lines.join('\n')}\n`,
  };
}
