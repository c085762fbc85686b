import { displayWidth } from './width.ts';
import { wrap } from './wrap.ts';

/** Fewest columns that text is wrapped into. */
const MIN_ROOM = 16;

/** Looks, by what they mean; each is a list of SGR parameters. */
const STYLES = {
  plain: '',
  strong: '1',
  quiet: '2',
  good: '32',
  bad: '1;31',
  unsure: '33',
  heading: '1;4',
} as const;

export type Style = keyof typeof STYLES;

/** A piece of text in one look. */
export type Span = readonly [style: Style, text: string];

/** Collects the lines of a page; the only place that knows of colours and columns. */
export interface Page {
  /** One paragraph: `lead` stands before the first line, the rest hangs below the text after it. */
  add(indent: number, lead: readonly Span[], text?: string, style?: Style): void;
  /** An empty line. */
  gap(): void;
  toString(): string;
}

/** A page of the given width; absent: lines as long as they come. */
export function makePage(options: { readonly color?: boolean; readonly width?: number }): Page {
  const lines: string[] = [];
  const paint = (style: Style, text: string): string =>
    options.color !== true || style === 'plain' || text === ''
      ? text
      : `\u001b[${STYLES[style]}m${text}\u001b[0m`;
  return {
    add(indent, lead, text = '', style = 'plain') {
      const own = indent + displayWidth(lead.map(([, part]) => part).join(''));
      const head = `${' '.repeat(indent)}${lead.map(([look, part]) => paint(look, part)).join('')}`;
      // Too little room beside the lead: the text goes below it.
      const below = options.width !== undefined && own > indent && options.width - own < MIN_ROOM;
      const hang = below ? indent + 2 : own;
      const room =
        options.width === undefined ? undefined : Math.max(options.width - hang, MIN_ROOM);
      const texts = wrap(text, room).map((line) => paint(style, line));
      if (below) lines.push(head.trimEnd());
      for (const [at, line] of texts.entries()) {
        lines.push(`${at === 0 && !below ? head : ' '.repeat(hang)}${line}`.trimEnd());
      }
    },
    gap() {
      lines.push('');
    },
    toString: () => `${lines.join('\n')}\n`,
  };
}
