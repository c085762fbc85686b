import { sha256Digest } from '@weighbridge/core';
import { h, raw } from './node.ts';
import type { Child, Html } from './node.ts';
import { STYLE } from './style.ts';

/** What every page needs. */
export interface PageParts {
  readonly title: string;
  readonly header: Child;
  readonly main: Child;
  readonly footer?: Child;
}

/**
 * A complete page in one file. Its own policy forbids it to load or run anything; its one style sheet is allowed by
 * digest, so it needs no `unsafe-inline`.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export function htmlPage({ title, header, main, footer }: PageParts): string {
  const head = h(
    'head',
    {},
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: contentPolicy() }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', {}, title),
    h('style', {}, raw(STYLE)),
  );
  const body = h(
    'body',
    {},
    h('a', { class: 'skip', href: '#answer' }, 'Skip to the answer'),
    h('header', {}, header),
    h('main', { id: 'answer', tabindex: '-1' }, main),
    footer === undefined ? undefined : h('footer', {}, footer),
  );
  const page: Html = h('html', { lang: 'en' }, head, body);
  return `<!doctype html>\n${page.markup}\n`;
}

function contentPolicy(): string {
  const hex = sha256Digest(new TextEncoder().encode(STYLE)).slice('sha256:'.length);
  const bytes = Array.from(hex.matchAll(/../g), ([pair]) =>
    String.fromCharCode(Number.parseInt(pair, 16)),
  );
  const digest = btoa(bytes.join(''));
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}
