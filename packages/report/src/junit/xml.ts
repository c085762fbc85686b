import { escapeForDisplay } from '@weighbridge/core';

/** An element of the document; only `element` makes it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly Element[];
  readonly text: string | undefined;
}

/** An element with children, or with text. */
export function element(
  name: string,
  attributes: Element['attributes'],
  content: readonly Element[] | string = [],
): Element {
  const isText = typeof content === 'string';
  return { name, attributes, children: isText ? [] : content, text: isText ? content : undefined };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * An XML 1.0 document in UTF-8, indented.
 *
 * Characters that XML cannot hold even as a reference (controls, lone surrogates, noncharacters) are written as
 * `\u{HEX}`, as everywhere in the reports.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, 0)}`;
}

function write({ name, attributes, children, text }: Element, depth: number): string {
  const indent = '  '.repeat(depth);
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value), false)}"`],
  );
  const open = `${indent}<${name}${pairs.join('')}`;
  if (text !== undefined) return `${open}>${escaped(text, true)}</${name}>\n`;
  if (children.length === 0) return `${open}/>\n`;
  return `${open}>\n${children.map((child) => write(child, depth + 1)).join('')}${indent}</${name}>\n`;
}

function escaped(text: string, keepLines: boolean): string {
  const visible = escapeForDisplay(text, { keepLines });
  return visible.replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}
