/** A model card in two parts. */
export interface Card {
  /** The YAML between the `---` lines, or undefined when there is none. */
  readonly yaml: string | undefined;
  /** Line on which the YAML begins, counted from 1. */
  readonly yamlLine: number;
  /** The Markdown after it; empty when its beginning is unclear. */
  readonly body: string;
  /** Line on which the body begins, counted from 1. */
  readonly bodyLine: number;
  /** Whether it begins with a `---` line without a closing one, so that what it declares is unclear. */
  readonly isUnclosed?: boolean;
  /** Whether comments precede the front matter, so that hubs treat it as prose. */
  readonly isLate?: boolean;
}

/** A member of a mapping: what follows a `---` that is not a rule between two paragraphs. */
const MEMBER = /^\s*["']?[A-Za-z_][\w-]*["']?[ \t]*:(?:\s|$)/;
/** Members of cards, which may follow YAML comments; in Markdown these are headings, and prose follows them. */
const KNOWN =
  /^(?:\s*#[^\n]*\n)+(?:license|license_name|language|tags|datasets|base_model|pipeline_tag|library_name|model-index|metrics|widget|inference|thumbnail)[ \t]*:(?:\s|$)/;

/**
 * Splits a card at its front matter, which white space may precede, as on the hub; in time linear in its length. Line
 * breaks of every kind become line feeds.
 *
 * @see https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/repocard.py
 */
export function splitCard(text: string): Card {
  const source = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  const skipped = endOfComments(source);
  const open = openingFence(source, 0) ?? openingFence(source, skipped);
  const whole = { yaml: undefined, yamlLine: 1, body: source, bodyLine: 1 };
  if (open === undefined) return whole;
  const isLate = skipped > 0 && open.from >= skipped;
  const holdsMembers = isMapping(source.slice(open.to, open.to + 2_000));
  if (isLate && !holdsMembers) return whole;
  const end = closingFence(source, open.to);
  if (end === undefined) return holdsMembers ? { ...whole, body: '', isUnclosed: true } : whole;
  const [yamlLine, bodyLine] = [open.to, end.to].map(
    (at) => source.slice(0, at).split('\n').length,
  ) as [number, number];
  const yaml = source.slice(open.to, end.from);
  return { yaml, yamlLine, body: source.slice(end.to), bodyLine, ...(isLate && { isLate }) };
}

function isMapping(text: string): boolean {
  return MEMBER.test(text) || KNOWN.test(text);
}

/** Where the comments at the beginning of the card end. */
function endOfComments(source: string): number {
  let at = 0;
  for (;;) {
    const start = at + (/^\s*/.exec(source.slice(at, at + 1_000))?.[0].length ?? 0);
    if (!source.startsWith('<!--', start)) return at;
    const end = source.indexOf('-->', start + 2);
    if (end < 0) return at;
    at = end + 3;
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function openingFence(source: string, from: number): Span | undefined {
  const open = /^\s*---[ \t]*\n/.exec(source.slice(from));
  return open === null ? undefined : { from, to: from + open[0].length };
}

function closingFence(source: string, start: number): Span | undefined {
  for (let from = start; from < source.length;) {
    const newline = source.indexOf('\n', from);
    const to = newline < 0 ? source.length : newline + 1;
    if (source.startsWith('---', from) && source.slice(from, to).trimEnd() === '---')
      return { from, to };
    from = to;
  }
  return undefined;
}
