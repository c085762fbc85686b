import { htmlDocument } from '../html/document.ts';
import { defineReporter } from '../reporter.ts';

/**
 * For reading in a browser: one self-contained page without scripts, fonts or images that loads nothing, works from a
 * disk and can be printed.
 */
export const html = defineReporter({
  id: 'html',
  title: 'a self-contained page',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  lacks: ({ body, own }) => ((body ?? own?.html) === undefined ? 'a body' : undefined),
  render: (document, options) => document.own?.html?.(options) ?? htmlDocument(document, options),
});
