import type { Document, Node } from 'yaml';
import { isRecord } from './text.ts';

/** A model card in two parts. */
export interface Card {
  /** The YAML between the `---` lines, or undefined when there is none. */
  readonly yaml: string | undefined;
  /** The Markdown after it. */
  readonly body: string;
  /** Line on which the body begins, counted from 1. */
  readonly bodyLine: number;
}

/** Splits a card at its front matter; in time linear in its length. */
export function splitCard(text: string): Card {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  const open = /^---[ \t]*\r?\n/.exec(source);
  if (open === null) return { yaml: undefined, body: source, bodyLine: 1 };
  const start = open[0].length;
  const end = closingFence(source, start);
  if (end === undefined) return { yaml: undefined, body: source, bodyLine: 1 };
  const yaml = source.slice(start, end.from);
  return { yaml, body: source.slice(end.to), bodyLine: source.slice(0, end.to).split('\n').length };
}

function closingFence(source: string, start: number): { from: number; to: number } | undefined {
  for (let from = start; from < source.length;) {
    const newline = source.indexOf('\n', from);
    const to = newline < 0 ? source.length : newline + 1;
    if (source.slice(from, Math.min(to, from + 64)).trimEnd() === '---') return { from, to };
    from = to;
  }
  return undefined;
}

/** Front matter as a value, or why it is not one. */
export type FrontMatter =
  | { readonly value: Readonly<Record<string, unknown>> }
  | { readonly trouble: string };

/** Bounds on what a YAML text may do. */
export interface YamlLimits {
  readonly maxYamlBytes: number;
  readonly maxYamlAliases: number;
}

/**
 * Reads YAML 1.2 without merge keys, custom tags or duplicate keys. Never throws.
 *
 * Aliases are counted before anything is expanded, duplicates are looked for in linear time (the
 * parser's own check is quadratic).
 */
export async function readFrontMatter(text: string, limits: YamlLimits): Promise<FrontMatter> {
  if (new TextEncoder().encode(text).byteLength > limits.maxYamlBytes) {
    return { trouble: `is longer than ${limits.maxYamlBytes} bytes` };
  }
  const { parseDocument, isScalar, visit } = await import('yaml');
  try {
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: false,
      stringKeys: true,
      logLevel: 'error',
      prettyErrors: false,
    });
    const error = document.errors[0];
    if (error !== undefined)
      return { trouble: `is not YAML 1.2 (${error.code} at character ${error.pos[0]})` };
    const duplicate = firstDuplicate(document, { isScalar, visit });
    if (duplicate !== undefined)
      return { trouble: `has a member twice: ${duplicate.slice(0, 80)}` };
    const value: unknown = document.toJS({ maxAliasCount: limits.maxYamlAliases });
    return isRecord(value) ? { value } : { trouble: 'is not a YAML mapping' };
  } catch (error) {
    return { trouble: `cannot be read: ${(error as Error).message.slice(0, 120)}` };
  }
}

function firstDuplicate(
  document: Document.Parsed,
  yaml: Pick<typeof import('yaml'), 'isScalar' | 'visit'>,
): string | undefined {
  let duplicate: string | undefined;
  yaml.visit(document as Document<Node, boolean>, {
    Map(_key, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = yaml.isScalar(key) ? String(key.value) : String(key);
        if (seen.has(name)) {
          duplicate = name;
          return yaml.visit.BREAK;
        }
        seen.add(name);
      }
      return undefined;
    },
  });
  return duplicate;
}
