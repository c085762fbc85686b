import { htmlDocument } from '../html/document.ts';
import { defineReporter } from '../reporter.ts';

/**
 * For people who look rather than read: one self-contained page without scripts, fonts or images, which
 * loads nothing, works from a disk and prints.
 */
export const html = defineReporter({
  id: 'html',
  title: 'a self-contained page',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  lacks: ({ body, own }) => ((body ?? own?.html) === undefined ? 'a body' : undefined),
  render: (document, options) => document.own?.html?.(options) ?? htmlDocument(document, options),
});
