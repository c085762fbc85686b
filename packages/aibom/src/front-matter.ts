import type { Document, Node, YAMLMap } from 'yaml';
import { isRecord } from './text.ts';

/** A model card in two parts. */
export interface Card {
  /** The YAML between the `---` lines, or undefined when there is none. */
  readonly yaml: string | undefined;
  /** The Markdown after it. */
  readonly body: string;
  /** Line on which the body begins, counted from 1. */
  readonly bodyLine: number;
  /** Whether it begins with a `---` line that no other one answers, so that nobody can say what it declares. */
  readonly isUnclosed?: boolean;
}

/**
 * Splits a card at its front matter, which white space may stand before, as for the hub; in time linear in
 * its length.
 */
export function splitCard(text: string): Card {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  const open = /^\s*---[ \t]*\r?\n/.exec(source);
  if (open === null) return { yaml: undefined, body: source, bodyLine: 1 };
  const start = open[0].length;
  const end = closingFence(source, start);
  if (end === undefined) {
    const isUnclosed = MEMBER.test(source.slice(start, start + 200));
    return { yaml: undefined, body: source, bodyLine: 1, ...(isUnclosed && { isUnclosed }) };
  }
  const yaml = source.slice(start, end.from);
  return { yaml, body: source.slice(end.to), bodyLine: source.slice(0, end.to).split('\n').length };
}

/** A member of a mapping: what follows a `---` that is no rule between two paragraphs. */
const MEMBER = /^\s*[A-Za-z_][\w-]*[ \t]*:/;

function closingFence(source: string, start: number): { from: number; to: number } | undefined {
  for (let from = start; from < source.length;) {
    const newline = source.indexOf('\n', from);
    const to = newline < 0 ? source.length : newline + 1;
    if (source.slice(from, Math.min(to, from + 64)).trimEnd() === '---') return { from, to };
    from = to;
  }
  return undefined;
}

/** A member that stands twice. */
export interface DoubledMember {
  readonly name: string;
  /** The values that do not count, in their order; of members at the top only. */
  readonly earlier: readonly unknown[];
}

/** Front matter as a value, or why it is not one. */
export type FrontMatter =
  | {
      readonly value: Readonly<Record<string, unknown>>;
      readonly doubled: readonly DoubledMember[];
    }
  | { readonly trouble: string };

/** Bounds on what a YAML text may do. */
export interface YamlLimits {
  readonly maxYamlBytes: number;
  readonly maxYamlAliases: number;
}

/** Doubled members that are named; the rest is not. */
const MAX_DOUBLED = 20;

/**
 * Reads YAML 1.2 with merge keys and without custom tags. Never throws.
 *
 * Of a member that stands twice the last counts, as it does for the hub's libraries, and it is told.
 * Aliases are counted before anything is expanded, duplicates are looked for in linear time (the parser's
 * own check is quadratic).
 */
export async function readFrontMatter(text: string, limits: YamlLimits): Promise<FrontMatter> {
  if (new TextEncoder().encode(text).byteLength > limits.maxYamlBytes) {
    return { trouble: `is longer than ${limits.maxYamlBytes} bytes` };
  }
  const { parseDocument, isScalar, isMap, visit } = await import('yaml');
  try {
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: true,
      uniqueKeys: false,
      stringKeys: true,
      logLevel: 'error',
      prettyErrors: false,
    });
    const error = document.errors[0];
    if (error !== undefined)
      return { trouble: `is not YAML 1.2 (${error.code} at character ${error.pos[0]})` };
    const options = { maxAliasCount: limits.maxYamlAliases };
    const value: unknown = document.toJS(options);
    if (!isRecord(value)) return { trouble: 'is not a YAML mapping' };
    const top = isMap(document.contents) ? document.contents : undefined;
    const doubled = doubledNames(document, { isScalar, visit }).map((name) => ({
      name,
      earlier: valuesOf(top, name).map((node) => node.toJS(document, options)),
    }));
    return { value, doubled };
  } catch (error) {
    return { trouble: `cannot be read: ${(error as Error).message.slice(0, 120)}` };
  }
}

/** Every value but the last of one member. */
function valuesOf(map: YAMLMap | undefined, name: string): readonly Node[] {
  const values = (map?.items ?? []).filter(({ key }) => nameOf(key) === name);
  return values.slice(0, -1).flatMap(({ value }) => (value === null ? [] : [value as Node]));
}

function nameOf(key: unknown): string {
  const value = isRecord(key) ? key['value'] : key;
  return typeof value === 'string' ? value : '';
}

function doubledNames(
  document: Document.Parsed,
  yaml: Pick<typeof import('yaml'), 'isScalar' | 'visit'>,
): readonly string[] {
  const doubled = new Set<string>();
  yaml.visit(document as Document<Node, boolean>, {
    Map(_key, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = yaml.isScalar(key) ? String(key.value) : String(key);
        if (seen.has(name)) doubled.add(name);
        if (doubled.size >= MAX_DOUBLED) return yaml.visit.BREAK;
        seen.add(name);
      }
      return undefined;
    },
  });
  return [...doubled];
}
