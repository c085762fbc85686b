import { escapeForDisplay } from '@weighbridge/core';

/** Markup that is safe to insert; only `h` and `raw` make it. */
export interface Html {
  readonly markup: string;
}

/** The content of an element; text is always escaped. */
export type Child = Html | string | number | undefined | readonly Child[];

/** HTML elements without an end tag; all SVG elements have one. */
const VOID = new Set(['br', 'input', 'meta']);
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * An element. Element and attribute names are ours; values and text may come from anybody.
 *
 * An attribute that is `true` has no value; one that is `false` or undefined is left out.
 */
export function h(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
  ...children: readonly Child[]
): Html {
  const pairs = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined || value === false) return [];
    return [value === true ? ` ${key}` : ` ${key}="${escaped(String(value))}"`];
  });
  const open = `<${name}${pairs.join('')}>`;
  return { markup: VOID.has(name) ? open : `${open}${write(children)}</${name}>` };
}

/** Our own markup or style, unescaped. */
export function raw(markup: string): Html {
  return { markup };
}

/** A link to a web page, or plain text if the address is not a web address. */
export function link(address: string, text: string = address): Html {
  const href = webAddress(address);
  return href === undefined
    ? h('span', {}, text)
    : h('a', { href, rel: 'noopener noreferrer nofollow' }, text);
}

function webAddress(text: string): string | undefined {
  try {
    const { protocol, href, username } = new URL(text);
    return protocol === 'https:' && username === '' ? href : undefined;
  } catch {
    return undefined;
  }
}

function write(child: Child): string {
  if (child === undefined) return '';
  if (typeof child === 'string') return escaped(child);
  if (typeof child === 'number') return String(child);
  return isList(child) ? child.map(write).join('') : child.markup;
}

function isList(child: Html | readonly Child[]): child is readonly Child[] {
  return Array.isArray(child);
}

function escaped(text: string): string {
  return escapeForDisplay(text).replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}
